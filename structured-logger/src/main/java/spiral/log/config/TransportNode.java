package spiral.log.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.event.Level;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.transport.AsyncTransport;
import spiral.log.transport.AtLeast;
import spiral.log.transport.BlackBox;
import spiral.log.transport.Durability;
import spiral.log.transport.FileOptions;
import spiral.log.transport.FileTransport;
import spiral.log.transport.Overflow;
import spiral.log.transport.Rotation;
import spiral.log.transport.TeeTransport;

/// The transports of a configuration file.
///
///     { "type": "console", "mode": "auto" | "pretty" | "json" | "off" }
///     { "type": "file", "path": "logs/app.jsonl", "durability": "event" | "buffered" | "mapped",
///       "bytes": "64KB", "interval": "1s",
///       "rotate": { "size": "100MB", "daily": "Europe/Berlin", "keep": 14, "gzip": true } }
///     { "type": "async", "bytes": "8MB", "overflow": "block", "timeout": "1s", "to": { … } }
///     { "type": "blackBox", "bytes": "1MB", "remember": "DEBUG", "alarm": "ERROR", "to": { … } }
///     { "type": "atLeast", "level": "WARN", "to": { … } }
final class TransportNode {
    private static final List<String> TYPES =
            List.of("console", "file", "async", "blackBox", "atLeast");
    private static final List<String> MODES = List.of("event", "buffered", "mapped");
    private static final List<String> POLICIES =
            List.of("block", "dropNew", "dropOld", "dropBelow", "sync");
    private static final int BUFFER = 64 * 1024;
    private static final int WINDOW = 1 << 20;

    private TransportNode() {}

    static Transport transport(Node node) {
        return switch (node.need("type").word("transport", TYPES)) {
            case "console" -> console(node.only("type", "mode"));
            case "file" -> file(node);
            case "async" -> async(node.only("type", "bytes", "overflow", "level", "timeout", "to"));
            case "blackBox" -> blackBox(node.only("type", "bytes", "remember", "alarm", "to"));
            case "atLeast" ->
                    new AtLeast(
                            node.only("type", "level", "to")
                                    .need("level")
                                    .constant("level", Threshold.class),
                            transport(node.need("to")));
            default -> throw new AssertionError("not in the list");
        };
    }

    private static Transport console(Node node) {
        String mode =
                node.get("mode").map(word -> word.word("mode", StandardError.MODES)).orElse("auto");
        return StandardError.ofProcess().transport(mode).orElseGet(TeeTransport::new);
    }

    private static Transport file(Node node) {
        node.only("type", "path", "durability", "bytes", "interval", "rotate");
        Path path = node.need("path").as(Path::of);
        FileOptions options = FileOptions.of(path, durability(node));
        return new FileTransport(
                node.get("rotate")
                        .map(rotate -> options.rotating(rotate.parsed(TransportNode::rotation)))
                        .orElse(options));
    }

    private static Durability durability(Node node) {
        Node mode = node.get("durability").orElse(node);
        String word =
                node.get("durability").map(it -> it.word("durability", MODES)).orElse("event");
        Duration interval = node.get("interval").map(Node::duration).orElse(Duration.ofSeconds(1));
        return switch (word) {
            case "event" -> new Durability.PerEvent();
            case "buffered" ->
                    mode.parsed(_ -> new Durability.Buffered(bytes(node, BUFFER), interval));
            case "mapped" -> mode.parsed(_ -> new Durability.Mapped(bytes(node, WINDOW)));
            default -> throw new AssertionError("not in the list");
        };
    }

    private static int bytes(Node node, int otherwise) {
        return node.get("bytes").map(Node::intBytes).orElse(otherwise);
    }

    private static Rotation rotation(Node node) {
        node.only("size", "daily", "keep", "gzip");
        Rotation rotation =
                node.get("size").map(size -> Rotation.bySize(size.bytes())).orElse(Rotation.NONE);
        if (node.get("daily").isPresent()) {
            rotation = rotation.daily(node.need("daily").as(ZoneId::of));
        }
        if (node.get("keep").isPresent()) {
            rotation = rotation.keeping(node.need("keep").whole());
        }
        return node.get("gzip").map(Node::truth).orElse(false) ? rotation.zipped() : rotation;
    }

    private static Transport async(Node node) {
        return node.parsed(_ ->
                new AsyncTransport(
                        node.need("bytes").intBytes(), overflow(node), transport(node.need("to"))));
    }

    private static Overflow overflow(Node node) {
        Duration timeout = node.get("timeout").map(Node::duration).orElse(Duration.ofSeconds(1));
        return switch (node.need("overflow").word("policy", POLICIES)) {
            case "block" -> new Overflow.Block(timeout);
            case "dropNew" -> new Overflow.DropNew();
            case "dropOld" -> new Overflow.DropOld();
            case "dropBelow" -> new Overflow.DropBelow(level(node, "level"), timeout);
            case "sync" -> new Overflow.Sync();
            default -> throw new AssertionError("not in the list");
        };
    }

    private static Level level(Node node, String name) {
        return node.need(name).constant("level", Level.class);
    }

    private static Transport blackBox(Node node) {
        return node.parsed(_ ->
                new BlackBox(
                        node.need("bytes").intBytes(),
                        level(node, "remember"),
                        level(node, "alarm"),
                        transport(node.need("to"))));
    }
}
