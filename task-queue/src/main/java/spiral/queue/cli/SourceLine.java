package spiral.queue.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import spiral.console.SourceError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A line of JSON that somebody wrote, and the complaints about it.
///
/// @param file what complaints call the file
/// @param number the line's number in it, from 1
record SourceLine(String file, int number, String text) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Where Jackson's messages point back into the text; the caret does that better.
    private static final Pattern POINTER =
            Pattern.compile(" \\(start marker at \\[.*?]\\)| at \\[.*?]");

    /// A parser at the start of the line.
    JsonParser parser() {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    /// The whole line as one compact payload.
    ///
    /// @throws SourceError when it is not JSON, or cannot be kept
    String payload() {
        try (JsonParser in = parser()) {
            if (in.nextToken() == null) {
                throw wrong(1, "there is no JSON in it");
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

    /// The value at the parser's place as it stands in the line, without blanks.
    String payload(JsonParser in) {
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        try {
            return CompactJson.of(text, from, (int) in.currentLocation().getCharOffset());
        } catch (CompactJson.Wrong wrong) {
            throw wrong(wrong.offset() + 1, wrong.sentence());
        }
    }

    static int column(JsonParser in) {
        return in.currentTokenLocation().getColumnNr();
    }

    /// A complaint about the token at the parser's place.
    SourceError wrong(JsonParser in, String sentence) {
        return wrong(column(in), sentence);
    }

    /// A complaint about what the parser choked on.
    SourceError wrong(JacksonException broken) {
        String said = POINTER.matcher(String.valueOf(broken.getOriginalMessage())).replaceAll("");
        return wrong(
                broken.getLocation().getColumnNr(),
                said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1));
    }

    /// A complaint about a column, from 1.
    SourceError wrong(int column, String sentence) {
        return new SourceError(file, number, column, text, sentence);
    }
}
