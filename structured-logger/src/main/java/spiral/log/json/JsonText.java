package spiral.log.json;

import java.util.Arrays;

/// A text together with its JSON form, made once and then copied as often as needed.
public final class JsonText {
    private final String text;
    private final byte[] json;
    private final int hash;

    private JsonText(String text, byte[] json) {
        this.text = text;
        this.json = json;
        this.hash = text.hashCode();
    }

    /// The text and, ready to be copied, the JSON string that stands for it.
    public static JsonText of(String text) {
        JsonBuffer out = new JsonBuffer(text.length() + 2);
        new ValueEncoder(out).text(text);
        return new JsonText(text, Arrays.copyOf(out.array(), out.length()));
    }

    /// The same for the name of a member: cleaned, and cut to [ValueEncoder#MAX_NAME].
    public static JsonText name(String key) {
        return of(ValueEncoder.name(key));
    }

    /// The text.
    public String text() {
        return text;
    }

    /// The hash code of the text, one step nearer than the text itself.
    public int hash() {
        return hash;
    }

    /// How many bytes the JSON string has, with its quotes.
    public int length() {
        return json.length;
    }

    /// Appends the JSON string.
    public void appendTo(JsonBuffer out) {
        out.raw(json);
    }

    @Override
    public String toString() {
        return text;
    }
}
