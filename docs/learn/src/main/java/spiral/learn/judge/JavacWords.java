package spiral.learn.judge;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/// Javac's questions in plain words, by its own diagnostic codes; what is not known here keeps
/// javac's words.
final class JavacWords {
    private static final Pattern QUOTED = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(]+)");

    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    Map.entry("expected", "Something is missing here: %s."),
                    Map.entry("expected2", "Something is missing here: %s."),
                    Map.entry("expected3", "Something is missing here: %s."),
                    Map.entry("premature.eof", "The file ends too early. Is a closing } missing?"),
                    Map.entry(
                            "illegal.start.of.expr",
                            "Java expected a value here. Is the line before complete?"),
                    Map.entry(
                            "illegal.start.of.type",
                            "Java expected a type here. Is a } too many above?"),
                    Map.entry(
                            "not.stmt",
                            "This is a value, not a step. Should it be assigned or called?"),
                    Map.entry(
                            "missing.ret.stmt",
                            "Some way through this method ends without a return."),
                    Map.entry(
                            "missing.meth.body.or.decl.abstract",
                            "This method has no body yet. Give it { ... }."),
                    Map.entry(
                            "invalid.meth.decl.ret.type.req",
                            "This method has no return type. Is its name that of the class?"),
                    Map.entry(
                            "var.might.not.have.been.initialized",
                            "This variable may have no value yet here: %s."),
                    Map.entry(
                            "var.might.already.be.assigned",
                            "This final variable has its value already: %s."),
                    Map.entry("cant.assign.val.to.var", "This is final and cannot change: %s."),
                    Map.entry("already.defined", "There is one of this name already: %s."),
                    Map.entry("unreachable.stmt", "Nothing ever gets to this line."),
                    Map.entry(
                            "unreported.exception.need.to.catch.or.throw",
                            "This may throw a checked exception. Catch it, or declare it: %s."),
                    Map.entry(
                            "does.not.override.abstract",
                            "A method that the type promises is missing: %s."),
                    Map.entry(
                            "local.variables.referenced.from.lambda",
                            "A lambda can only use a variable that never changes."),
                    Map.entry(
                            "non-static.cant.be.ref",
                            "This belongs to an object, and here is none (static): %s."),
                    Map.entry(
                            "class.public.should.be.in.file",
                            "The file's name and the class's name differ: %s."),
                    Map.entry("duplicate.class", "This class exists twice: %s."),
                    Map.entry("unclosed.str.lit", "A string is not closed on its line."),
                    Map.entry("incomparable.types", "These two can never be equal: %s."),
                    Map.entry(
                            "operator.cant.be.applied.1",
                            "This operator does not fit its values: %s."));

    private JavacWords() {}

    static String sentence(Diagnostic<?> diagnostic) {
        var said = diagnostic.getMessage(Locale.ENGLISH);
        var first = firstLine(said);
        var code = shortCode(diagnostic);
        if (code.startsWith("cant.resolve")) {
            return unknown(said, first);
        }
        if (code.startsWith("prob.found.req")) {
            return "The type does not fit: %s."
                    .formatted(first.replace("incompatible types: ", ""));
        }
        if (code.startsWith("cant.apply")) {
            return "The arguments do not fit: "
                    + said.lines()
                            .map(String::strip)
                            .skip(1)
                            .limit(2)
                            .reduce(
                                    first,
                                    (all, line) -> all + "; " + line.replaceAll("\\s+", " "));
        }
        var known = SENTENCES.get(code);
        return known == null ? first : known.formatted(first);
    }

    static String shortCode(Diagnostic<?> diagnostic) {
        return diagnostic.getCode().replaceFirst("^compiler\\.(err|misc|warn)\\.", "");
    }

    private static String unknown(String said, String first) {
        var symbol = QUOTED.matcher(said);
        return symbol.find()
                ? "Java knows no %s of the name %s here. A typing slip, or an import?"
                        .formatted(symbol.group(1), symbol.group(2))
                : first;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
