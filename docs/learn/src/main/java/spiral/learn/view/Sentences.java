package spiral.learn.view;

import java.util.regex.Pattern;
import spiral.learn.Failure;
import spiral.learn.Prints;
import spiral.learn.Run;

/// What happened, in words, where it was more than an assertion.
final class Sentences {
    private static final Pattern METHOD =
            Pattern.compile("'[^']*?([\\w$]+)\\.([\\w<>]+)(\\([^)]*\\))'");
    private static final Pattern FIELD = Pattern.compile("field '([^']*)'");
    private static final Pattern TYPE = Pattern.compile("^[\\w/.]*[/.]([\\w$]+)$");

    private Sentences() {}

    static String of(Failure failure, Run run) {
        return switch (failure.kind()) {
            case TODO -> failure.message();
            case ASSERTION -> Difference.said(failure);
            case EXCEPTION -> "It threw %s, which nobody asked for.".formatted(thrown(failure));
            case OVERFLOW -> "It calls itself again and again, until there is no room left:";
            case MEMORY -> "It asked for more memory than there is. It was here:";
            case ENDLESS -> endless(run.prints());
            case WAITING -> "After 3 s it was still waiting for something. It waits here:";
            case EXIT ->
                    "Your code ended the whole program"
                            + (failure.frames().isEmpty() ? "." : ", here:");
            case LINKAGE -> missing(failure);
        };
    }

    static String flood(Prints prints) {
        return "You printed %,d lines. Printing costs time; fewer are easier to read."
                .formatted(prints.lines());
    }

    private static String endless(Prints prints) {
        return prints.isFlood()
                ? "You printed %,d lines, and after 3 s it went on. It is here now:"
                        .formatted(prints.lines())
                : "After 3 s it was still running. Does this end? It is here now:";
    }

    private static String thrown(Failure failure) {
        var first = failure.message().lines().findFirst().orElse("");
        return failure.type() + (first.isEmpty() ? "" : " (" + first + ")");
    }

    private static String missing(Failure failure) {
        var text = failure.message();
        var method = METHOD.matcher(text);
        if (method.find()) {
            var name =
                    method.group(2).equals("<init>")
                            ? "the constructor " + method.group(1)
                            : method.group(2);
            return "Your class no longer has %s%s as the suite knows it. Please put it back."
                    .formatted(name, bare(method.group(3)));
        }
        var field = FIELD.matcher(text);
        if (field.find()) {
            return "Your class no longer has the field %s. Please put it back."
                    .formatted(field.group(1));
        }
        var type = TYPE.matcher(text);
        return type.find()
                ? "Your file no longer has the class %s. Please put it back."
                        .formatted(type.group(1).replace('$', '.'))
                : "The suite does not find in your class what it knows: %s."
                        .formatted(thrown(failure));
    }

    // (java.lang.String, int) --> (String, int)
    private static String bare(String parameters) {
        return parameters.replaceAll("[\\w$]+\\.", "");
    }
}
