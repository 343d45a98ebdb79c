package spiral.log.transport;

import spiral.log.json.JsonBuffer;
import spiral.log.json.UtcTimestamp;

/// A line that says in the stream itself how many lines are missing there. Its message is the same
/// each time, so that it can be counted by message.
final class DropNote {
    private DropNote() {}

    static JsonBuffer of(long dropped, long epochMicros) {
        JsonBuffer out = new JsonBuffer(256);
        out.ascii("{\"@timestamp\":\"");
        UtcTimestamp.append(epochMicros, out);
        out.ascii("\",\"log.level\":\"WARN\",\"message\":\"Events were dropped here\",");
        out.ascii("\"ecs.version\":\"1.2.0\",");
        out.ascii("\"log.logger\":\"spiral.log.transport\",\"log.dropped\":");
        out.number(dropped);
        out.ascii("}\n");
        return out;
    }
}
