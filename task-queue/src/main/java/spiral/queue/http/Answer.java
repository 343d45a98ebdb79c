package spiral.queue.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What goes back to a client.
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer json(int status, Map<String, Object> value) {
        return new Answer(status, "application/json", write(value), Map.of());
    }

    static Answer text(String contentType, String body) {
        return new Answer(200, contentType, body, Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value) + "\n";
    }
}
