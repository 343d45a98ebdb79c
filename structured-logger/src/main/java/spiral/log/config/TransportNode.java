package spiral.log.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
    private static final int BUFFER = 64 * 1024;
    private static final int WINDOW = 1 << 20;

    private static final Map<String, Function<Node, Transport>> TYPES =
            new TreeMap<>(
                    Map.of(
                            "console", TransportNode::console,
                            "file", TransportNode::file,
                            "async", TransportNode::async,
                            "blackBox", TransportNode::blackBox,
                            "atLeast", TransportNode::atLeast));

    private static final Map<String, Function<Node, Durability>> DURABILITIES =
            new TreeMap<>(
                    Map.of(
                            "event", TransportNode::perEvent,
                            "buffered", TransportNode::buffered,
                            "mapped", TransportNode::mapped));

    private static final Map<String, Function<Node, Overflow>> POLICIES =
            new TreeMap<>(
                    Map.of(
                            "block", TransportNode::block,
                            "dropNew", simply(new Overflow.DropNew()),
                            "dropOld", simply(new Overflow.DropOld()),
                            "dropBelow", TransportNode::dropBelow,
                            "sync", simply(new Overflow.Sync())));

    private TransportNode() {}

    /// Those of a list, beside each other.
    static Transport all(Node list) {
        return new TeeTransport(
                list.elements().stream().map(TransportNode::one).toArray(Transport[]::new));
    }

    private static Transport one(Node node) {
        return node.parsed(node.need("type").choice("transport", TYPES));
    }

    private static Transport to(Node node) {
        return one(node.need("to"));
    }

    private static Transport console(Node node) {
        Node mode = node.only("type", "mode").get("mode").orElse(node);
        String word = mode == node ? "auto" : mode.word("mode", StandardError.MODES);
        return StandardError.ofProcess().transport(word).orElseGet(TeeTransport::new);
    }

    private static Transport file(Node node) {
        Path path = node.need("path").parsed(TransportNode::path);
        Durability durability =
                node.parsed(
                        node.get("durability")
                                .map(word -> word.choice("durability", DURABILITIES))
                                .orElse(TransportNode::perEvent));
        Rotation rotation =
                node.get("rotate")
                        .map(it -> it.parsed(TransportNode::rotation))
                        .orElse(Rotation.NONE);
        return new FileTransport(new FileOptions(path, durability, rotation));
    }

    private static Path path(Node node) {
        if (node.text().isBlank()) {
            throw node.wrong("the name of a file is expected here");
        }
        return Path.of(node.text());
    }

    private static Durability perEvent(Node file) {
        file.only("type", "path", "durability", "rotate");
        return new Durability.PerEvent();
    }

    private static Durability buffered(Node file) {
        file.only("type", "path", "durability", "rotate", "bytes", "interval");
        return new Durability.Buffered(bytes(file, BUFFER), duration(file, "interval"));
    }

    private static Durability mapped(Node file) {
        file.only("type", "path", "durability", "rotate", "bytes");
        return new Durability.Mapped(bytes(file, WINDOW));
    }

    private static int bytes(Node node, int otherwise) {
        return node.get("bytes").map(Node::intBytes).orElse(otherwise);
    }

    /// A second if nothing else is said.
    private static Duration duration(Node node, String name) {
        return node.get(name).map(Node::duration).orElse(Duration.ofSeconds(1));
    }

    private static Rotation rotation(Node node) {
        node.only("size", "daily", "keep", "gzip");
        if (node.get("size").isEmpty() && node.get("daily").isEmpty()) {
            throw node.wrong("'size' or 'daily' is missing here: no file would be put aside");
        }
        return new Rotation(
                node.get("size").map(Node::bytes).orElse(Rotation.NONE.bytes()),
                node.get("daily").map(zone -> zone.parsed(it -> ZoneId.of(it.text()))),
                node.get("keep").map(Node::whole).orElse(Rotation.NONE.keep()),
                node.get("gzip").map(Node::truth).orElse(false));
    }

    private static Transport async(Node node) {
        return new AsyncTransport(
                node.need("bytes").intBytes(),
                node.need("overflow").choice("policy", POLICIES).apply(node),
                to(node));
    }

    private static Overflow block(Node async) {
        async.only("type", "bytes", "overflow", "timeout", "to");
        return new Overflow.Block(duration(async, "timeout"));
    }

    private static Overflow dropBelow(Node async) {
        async.only("type", "bytes", "overflow", "level", "timeout", "to");
        return new Overflow.DropBelow(level(async, "level"), duration(async, "timeout"));
    }

    /// A policy that needs to know nothing more.
    private static Function<Node, Overflow> simply(Overflow policy) {
        return async -> {
            async.only("type", "bytes", "overflow", "to");
            return policy;
        };
    }

    private static Transport blackBox(Node node) {
        node.only("type", "bytes", "remember", "alarm", "to");
        return new BlackBox(
                node.need("bytes").intBytes(),
                level(node, "remember"),
                level(node, "alarm"),
                to(node));
    }

    private static Transport atLeast(Node node) {
        node.only("type", "level", "to");
        return new AtLeast(node.need("level").constant("level", Threshold.class), to(node));
    }

    private static Level level(Node node, String name) {
        return node.need(name).constant("level", Level.class);
    }
}
