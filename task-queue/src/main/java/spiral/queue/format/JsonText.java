package spiral.queue.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// A text that should be JSON, and the complaints about it.
public record JsonText(String text) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Where Jackson's messages point back into the text; line and column do that better.
    private static final Pattern POINTER =
            Pattern.compile(" \\(start marker at \\[.*?]\\)| at \\[.*?]");

    /// A parser at the start of the text.
    JsonParser parser() {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    /// The whole text as one compact payload.
    ///
    /// @throws WrongJson when it is not JSON, or cannot be kept
    public String payload() {
        try (JsonParser in = parser()) {
            if (in.nextToken() == null) {
                throw new WrongJson(1, 1, "there is no JSON in it");
            }
            String value = payload(in);
            if (in.nextToken() != null) {
                throw wrong(in, "nothing more is expected here");
            }
            return value;
        } catch (JacksonException broken) {
            throw wrong(broken);
        }
    }

    /// The value at the parser's place as it stands in the text, without blanks.
    String payload(JsonParser in) {
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        try {
            return CompactJson.of(text, from, (int) in.currentLocation().getCharOffset());
        } catch (CompactJson.Wrong wrong) {
            throw wrong(wrong.offset(), wrong.sentence());
        }
    }

    /// A complaint about the token at the parser's place.
    WrongJson wrong(JsonParser in, String sentence) {
        return wrong(in.currentTokenLocation(), sentence);
    }

    /// A complaint about a key that nobody knows.
    WrongJson unknown(JsonParser in, String key, List<String> known) {
        TokenStreamLocation at = in.currentTokenLocation();
        String sentence = "unknown key '%s'; known: %s".formatted(key, String.join(", ", known));
        return new WrongJson(at.getLineNr(), at.getColumnNr(), sentence, Optional.of(key), known);
    }

    /// A complaint about what the parser choked on.
    static WrongJson wrong(JacksonException broken) {
        String said = POINTER.matcher(String.valueOf(broken.getOriginalMessage())).replaceAll("");
        return wrong(
                broken.getLocation(),
                said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1));
    }

    /// A complaint about a place.
    ///
    /// @param at none when the whole text is too deep or too long for the parser
    static WrongJson wrong(@Nullable TokenStreamLocation at, String sentence) {
        return at == null
                ? new WrongJson(1, 1, sentence)
                : new WrongJson(at.getLineNr(), at.getColumnNr(), sentence);
    }

    private WrongJson wrong(int offset, String sentence) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new WrongJson(line, offset - before.lastIndexOf('\n'), sentence);
    }
}
