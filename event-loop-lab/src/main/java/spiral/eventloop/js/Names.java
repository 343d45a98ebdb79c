package spiral.eventloop.js;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/// What people call the parts of a program that nobody has named.
final class Names {
    /// A job that asks a promise, on behalf of one that was resolved with it.
    static final String FOLLOWS = "follow a promise";

    /// A job that hands an outcome on, because nobody gave a callback for it.
    static final String PASSES = "pass on";

    /// A job that no line of the program stands behind.
    static final String OURS = "settle a promise";

    /// What the engine calls a text that was given to `eval` or `new Function`.
    private static final Pattern MADE_AT = Pattern.compile(".*?([^/(]+):(\\d+):\\d+\\)+.*");

    private Names() {}

    /// An async function that goes on behind its `await`.
    ///
    /// @param line of what it awaited, 0 if nobody knows
    static String resumes(@Nullable String function, int line) {
        String name = function(function) + " resumes";
        return line == 0 ? name : name + ", line " + line;
    }

    /// A callback, called by its own name if it has one.
    ///
    /// @param kind to what it was given, such as `then`
    /// @param place where it stands, null for a function of the engine
    static String callback(String name, String kind, @Nullable SourceSection place) {
        if (!name.isEmpty() && !name.startsWith(":")) {
            return name;
        }
        return place == null || place.getSource().isInternal()
                ? (kind.equals("then") ? OURS : kind)
                : kind + ", line " + place.getStartLine();
    }

    /// A function on the stack.
    static String function(@Nullable String name) {
        return switch (name) {
            case null -> "(anonymous)";
            case "", ":=>", ":anonymous" -> "(anonymous)";
            case ":top-level-await-module" -> "the module";
            default -> name;
        };
    }

    /// Whether this is how the engine calls a whole file.
    static boolean isFile(@Nullable String name) {
        return name == null || name.equals(":program") || name.startsWith(":module:");
    }

    /// Where a line stands: `file:line`, without the folder.
    static String place(SourceSection section) {
        return place(section.getSource().getName(), section.getStartLine());
    }

    /// The same, of a file by its path. Code that the program made of a text stands where it did so.
    static String place(String file, int line) {
        Matcher made = MADE_AT.matcher(file);
        if (made.matches()) {
            return made.group(1) + ":" + made.group(2);
        }
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }
}
