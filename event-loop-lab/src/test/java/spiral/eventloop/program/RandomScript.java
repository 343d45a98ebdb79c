package spiral.eventloop.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Task;
import spiral.eventloop.Timeout;
import spiral.eventloop.Trace;

/// A program of Node's words that is a function of its seed: timers, ticks, immediates, I/O,
/// promises, async functions and generators, errors that are caught late or never.
final class RandomScript {
    private static final int ACTIONS = 60;

    private final NodeScript node;
    private final SplittableRandom random;
    private final List<Timeout> timeouts = new ArrayList<>();
    private final List<Task> immediates = new ArrayList<>();
    private int left = ACTIONS;
    private int names;

    private RandomScript(NodeScript node, long seed) {
        this.node = node;
        this.random = new SplittableRandom(seed);
    }

    /// The steps of the program with that seed.
    static Trace trace(long seed) {
        Trace trace = new Trace();
        NodeScript node =
                NodeScript.of(
                        EventLoop.onVirtualClock().trace(trace).place(Places.ofCaller()),
                        Duration.ofMillis(seed % 2));
        node.on().onUncaughtException((error, origin) -> node.log("uncaught", error, origin));
        node.run(script -> new RandomScript(script, seed).body("main"));
        return trace;
    }

    /// A number for all steps of a program, to the last bit.
    static String digest(long seed) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            trace(seed)
                    .steps()
                    .forEach(step -> sha.update(step.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// Prints the numbers of `args[1]` programs from the seed `args[0]` on, one to a line.
    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        for (long seed = first; seed < first + Long.parseLong(args[1]); seed++) {
            System.out.println(seed + " " + digest(seed));
        }
    }

    private void body(String name) {
        node.log(name);
        int actions = name.equals("main") ? 6 : random.nextInt(4);
        for (int i = 0; i < actions && left > 0; i++) {
            left--;
            act(name + "." + ++names);
        }
        if (random.nextInt(8) == 0) {
            throw new IllegalStateException(name);
        }
    }

    private void act(String name) {
        switch (random.nextInt(12)) {
            case 0, 1 -> timeouts.add(node.setTimeout(name, random.nextInt(4), () -> body(name)));
            case 2 -> immediates.add(node.setImmediate(name, () -> body(name)));
            case 3 -> node.nextTick(name, () -> body(name));
            case 4 -> node.queueMicrotask(name, () -> body(name));
            case 5 -> node.io(name, random.nextInt(3), () -> body(name));
            case 6 -> node.resolved(name).thenAccept(name, this::body);
            case 7 -> node.async(name, await -> twice(await, name));
            case 8 -> node.async(name, await -> await.forEach(items(name), this::body));
            case 9 -> node.burn(random.nextInt(3));
            case 10 -> cancelSomething();
            default -> node.rejected(new IllegalStateException(name)).thenFinally(name, () -> name);
        }
    }

    private void twice(Await await, String name) {
        body(name);
        await.on(node.resolved(name));
        body(name + "'");
    }

    private AsyncGenerator<String> items(String name) {
        return node.asyncGenerator(
                name,
                yields -> {
                    yields.item(name + "#1");
                    yields.item(node.resolved(name + "#2"));
                    return null;
                });
    }

    private void cancelSomething() {
        if (!timeouts.isEmpty()) {
            timeouts.get(random.nextInt(timeouts.size())).cancel();
        }
        if (!immediates.isEmpty()) {
            node.clear(immediates.get(random.nextInt(immediates.size())));
        }
    }
}
