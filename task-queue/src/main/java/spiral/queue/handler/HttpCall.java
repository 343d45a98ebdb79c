package spiral.queue.handler;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The payload of an `http` job: where to POST what.
///
///     {"url":"https://hooks.example.org/in/orders","body":{"order":7}}
///
/// @param url the address, which must be on the list of the worker that runs it
/// @param body any JSON, sent as it stands; `{}` where absent
record HttpCall(HttpTargets.Target url, String body) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SHAPE =
            "an http job's payload must be an object like {\"url\":\"https://…\",\"body\":{…}}";

    /// Reads a payload.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong with it
    static HttpCall parse(String payload) {
        Optional<String> url = Optional.empty();
        String body = "{}";
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), payload)) {
            require(in.nextToken() == JsonToken.START_OBJECT, SHAPE);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = in.currentName();
                JsonToken value = in.nextToken();
                switch (key) {
                    case "url" -> url = Optional.of(text(in, value));
                    case "body" -> body = raw(in, payload);
                    default ->
                            throw new IllegalArgumentException(
                                    "an http job has 'url' and 'body', but no '" + key + "'");
                }
            }
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "the payload is not JSON: " + wrong.getOriginalMessage(), wrong);
        }
        return new HttpCall(
                HttpTargets.parse(url.orElseThrow(() -> new IllegalArgumentException(SHAPE))),
                body);
    }

    private static String text(JsonParser in, @Nullable JsonToken value) {
        require(value == JsonToken.VALUE_STRING, "'url' must be a string");
        return in.getString();
    }

    private static String raw(JsonParser in, String payload) {
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        return payload.substring(from, (int) in.currentLocation().getCharOffset());
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
