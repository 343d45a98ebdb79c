package spiral.eventloop.promise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import spiral.eventloop.EventLoop;

/// Our promises for a program in another process, which sends commands and calls back: see
/// `src/stress/js/promises-aplus.js`.
final class RemotePromises {
    /// A reason of the other side, by its number.
    private static final class Reason extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int number;

        Reason(int number) {
            super("reason " + number, null, false, false);
            this.number = number;
        }
    }

    private static final Set<String> ANSWERS = Set.of("returned", "threw", "plain", "thenable");

    private final EventLoop loop =
            EventLoop.onVirtualClock().onUnhandledRejection((_, _) -> {}).build();
    private final BufferedReader in;
    private final PrintStream out;
    private final Map<Integer, Resolver<Object>> promises = new HashMap<>();
    private final Map<Integer, Resolver<Object>> fresh = new HashMap<>();
    private final Deque<Deque<String>> backlog = new ArrayDeque<>();

    RemotePromises(BufferedReader in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] args) {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new RemotePromises(in, System.out).serve();
    }

    private void serve() {
        for (Deque<String> words = next(); !words.element().isEmpty(); words = next()) {
            Deque<String> command = words;
            loop.post("command", () -> command(command));
            loop.run();
        }
    }

    private Deque<String> next() {
        return backlog.isEmpty() ? read() : backlog.remove();
    }

    private void command(Deque<String> words) {
        switch (words.remove()) {
            case "deferred" -> promises.put(number(words), Promise.pending(loop));
            case "then" -> then(number(words), number(words), number(words), number(words));
            case "resolve" -> resolve(promise(number(words)), words);
            case "reject" -> promise(number(words)).reject(new Reason(number(words)));
            case "settle" -> settle(fresh(number(words)), words);
            default -> throw new IllegalStateException("an answer that nobody asked for");
        }
    }

    private void then(int promise, int next, int onFulfilled, int onRejected) {
        Resolver<Object> derived = Promise.pending(loop);
        promises.put(next, derived);
        promise(promise)
                .promise()
                .react(
                        "then",
                        value -> react(derived, onFulfilled, value),
                        error -> rejected(derived, onRejected, error));
    }

    private void react(Resolver<Object> next, int function, Object value) {
        if (function < 0) {
            next.resolve(value);
        } else {
            out.println("call " + function + " " + value);
            resolve(next, answerOfCode());
        }
    }

    private void rejected(Resolver<Object> next, int function, Throwable error) {
        if (function < 0) {
            next.reject(error);
        } else {
            out.println("call " + function + " " + numberOf(error));
            resolve(next, answerOfCode());
        }
    }

    // the words of an answer: "value 7", "promise 3"; "returned" before it, or "threw 9"
    private void resolve(Resolver<Object> resolver, Deque<String> words) {
        switch (words.remove()) {
            case "returned" -> resolve(resolver, words);
            case "threw" -> resolver.reject(new Reason(number(words)));
            case "promise" -> resolver.follow(promise(number(words)).promise());
            default -> resolveValue(resolver, number(words));
        }
    }

    private void resolveValue(Resolver<Object> resolver, int value) {
        out.println("look " + value);
        Deque<String> answer = answer();
        switch (answer.remove()) {
            case "plain" -> resolver.resolve(value);
            case "threw" -> resolver.reject(new Reason(number(answer)));
            default -> {
                int then = number(answer);
                resolver.follow((onFulfilled, onRejected) ->
                        subscribe(value, then, new Adopting(onFulfilled, onRejected)));
            }
        }
    }

    private record Adopting(
            Consumer<? super Object> onFulfilled, Consumer<? super Throwable> onRejected) {}

    private void subscribe(int thenable, int then, Adopting adopting) {
        Resolver<Object> once = Promise.pending(loop);
        int number = fresh.size();
        fresh.put(number, once);
        once.promise().react("adopt", adopting.onFulfilled, adopting.onRejected);
        out.println("subscribe " + thenable + " " + then + " " + number);
        Deque<String> answer = answerOfCode();
        if (answer.remove().equals("threw")) {
            once.reject(new Reason(number(answer)));
        }
    }

    private void settle(Resolver<Object> resolver, Deque<String> words) {
        if (words.remove().equals("resolve")) {
            resolve(resolver, words);
        } else {
            resolver.reject(new Reason(number(words)));
        }
    }

    // what the other side's function did before it returned comes first
    private Deque<String> answerOfCode() {
        Deque<String> answer = answer();
        while (!backlog.isEmpty()) {
            command(backlog.remove());
        }
        return answer;
    }

    // commands that come before the answer wait: the other side cannot be asked while it runs code
    private Deque<String> answer() {
        while (true) {
            Deque<String> words = read();
            if (ANSWERS.contains(words.element())) {
                return words;
            }
            backlog.add(words);
        }
    }

    private int numberOf(Throwable error) {
        if (error instanceof Reason reason) {
            return reason.number;
        }
        out.println("cycle");
        Deque<String> answer = answer();
        answer.remove();
        return number(answer);
    }

    private Resolver<Object> promise(int number) {
        return promises.computeIfAbsent(number, _ -> Promise.pending(loop));
    }

    private Resolver<Object> fresh(int number) {
        return fresh.computeIfAbsent(number, _ -> Promise.pending(loop));
    }

    private static int number(Deque<String> words) {
        return Integer.parseInt(words.remove());
    }

    // one empty word at the end
    private Deque<String> read() {
        try {
            String line = in.readLine();
            return new ArrayDeque<>(List.of((line == null ? "" : line).split(" ", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
