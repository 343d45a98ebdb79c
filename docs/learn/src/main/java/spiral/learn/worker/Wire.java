package spiral.learn.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.learn.Failure;
import spiral.learn.Frame;
import spiral.learn.Leak;
import spiral.learn.Prints;
import spiral.learn.Rule;

/// Carries orders and events over two streams, each as its name and its fields. Any thread may send.
public final class Wire {
    /// The longest text or class that is carried; a longer text is cut, a longer class refused.
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_TEXT = 64 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out; // guarded by this

    public Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    public synchronized void send(Order order) throws IOException {
        text(order.suite());
        out.writeLong(order.seed());
        texts(order.path());
        out.writeInt(order.mine().size());
        for (var each : order.mine().entrySet()) {
            text(each.getKey());
            bytes(each.getValue());
        }
        out.writeLong(order.limit().toNanos());
        out.flush();
    }

    /// The next order, or nothing when the teacher has gone.
    public Optional<Order> order() throws IOException {
        String suite;
        try {
            suite = text();
        } catch (EOFException gone) {
            return Optional.empty();
        }
        var seed = in.readLong();
        var path = texts();
        var mine = new LinkedHashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            mine.put(text(), bytes());
        }
        var limit = Duration.ofNanos(in.readLong());
        return Optional.of(new Order(suite, seed, path, mine, limit));
    }

    public synchronized void send(Event event) throws IOException {
        text(event.getClass().getSimpleName());
        switch (event) {
            case Event.Ready() -> {}
            case Event.Planned(var rules) -> {
                out.writeInt(rules.size());
                for (var rule : rules) {
                    rule(rule);
                }
            }
            case Event.Began(var rule) -> out.writeInt(rule);
            case Event.Held(var rule) -> out.writeInt(rule);
            case Event.Failed(var rule, var failure) -> {
                out.writeInt(rule);
                failure(failure);
            }
            case Event.Broke(var failure) -> failure(failure);
            case Event.Printed(var prints) -> {
                out.writeLong(prints.lines());
                texts(prints.head());
            }
            case Event.Leaked(var leak) -> {
                text(leak.thread());
                frames(leak.startedAt());
            }
            case Event.Done(var reusable) -> out.writeBoolean(reusable);
        }
        out.flush();
    }

    /// The next event; waits for it.
    ///
    /// @throws EOFException when the worker has gone
    public Event event() throws IOException {
        return switch (text()) {
            case "Ready" -> new Event.Ready();
            case "Planned" -> new Event.Planned(rules());
            case "Began" -> new Event.Began(in.readInt());
            case "Held" -> new Event.Held(in.readInt());
            case "Failed" -> new Event.Failed(in.readInt(), failure());
            case "Broke" -> new Event.Broke(failure());
            case "Printed" -> new Event.Printed(new Prints(in.readLong(), texts()));
            case "Leaked" -> new Event.Leaked(new Leak(text(), frames()));
            case "Done" -> new Event.Done(in.readBoolean());
            default -> throw new IOException("what the worker says is not understood");
        };
    }

    private void rule(Rule rule) throws IOException {
        text(rule.sentence());
        out.writeInt(rule.order());
        text(rule.step());
        text(rule.method());
    }

    private List<Rule> rules() throws IOException {
        var rules = new ArrayList<Rule>();
        for (int left = in.readInt(); left > 0; left--) {
            rules.add(new Rule(text(), in.readInt(), text(), text()));
        }
        return rules;
    }

    private void failure(Failure failure) throws IOException {
        text(failure.kind().name());
        text(failure.type());
        text(failure.message());
        maybe(failure.expected());
        maybe(failure.got());
        frames(failure.frames());
    }

    private Failure failure() throws IOException {
        return new Failure(
                Failure.Kind.valueOf(text()), text(), text(), maybe(), maybe(), frames());
    }

    private void frames(List<Frame> frames) throws IOException {
        out.writeInt(frames.size());
        for (var frame : frames) {
            text(frame.type());
            text(frame.method());
            text(frame.file());
            out.writeInt(frame.line());
        }
    }

    private List<Frame> frames() throws IOException {
        var frames = new ArrayList<Frame>();
        for (int left = in.readInt(); left > 0; left--) {
            frames.add(new Frame(text(), text(), text(), in.readInt()));
        }
        return frames;
    }

    private void maybe(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text);
        }
    }

    private @Nullable String maybe() throws IOException {
        return in.readBoolean() ? text() : null;
    }

    private void texts(List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            text(text);
        }
    }

    private List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private void text(String text) throws IOException {
        var kept = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        bytes(kept.getBytes(StandardCharsets.UTF_8));
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private byte[] bytes() throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a text of %d bytes is not understood".formatted(length));
        }
        return in.readNBytes(length);
    }
}
