package spiral.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever a command throws into a sentence on `err` and an exit code.
final class Complaint {
    private final Screen screen;

    Complaint(Screen screen) {
        this.screen = screen;
    }

    int about(Throwable thrown) {
        return switch (thrown) {
            case OutputClosed closed -> closed.exitCode();
            case SourceError error -> say(error.exitCode(), error.getMessage(), error.picture());
            case UserError error -> say(error.exitCode(), error.getMessage());
            case UnmatchedArgumentException wrong -> say(Exit.USAGE, unmatched(wrong), hint(wrong));
            case ParameterException wrong when wrong.getCause() instanceof UserError error ->
                    about(error);
            case ParameterException wrong ->
                    say(Exit.USAGE, lowerFirst(unlabelled(message(wrong))), hint(wrong));
            case UncheckedIOException wrapped -> about(Objects.requireNonNull(wrapped.getCause()));
            case IOException trouble -> say(Exit.ENVIRONMENT, sentence(trouble));
            case InterruptedException stopped -> say(Exit.INTERRUPTED, "stopped");
            default -> surprise(thrown);
        };
    }

    private int say(int exitCode, String sentence, String... more) {
        var calm = sentence.lines().map(Text::visible).collect(Collectors.joining("\n"));
        screen.err(screen.paint(Ink.VERMILLION, "error:") + " " + calm);
        Stream.of(more).filter(line -> !line.isEmpty()).forEach(screen::err);
        return exitCode;
    }

    private int surprise(Throwable thrown) {
        var where = Stream.of(thrown.getStackTrace()).limit(1).map(at -> " at " + at).findFirst();
        return say(Exit.FAILED, "this is our mistake, not yours: " + thrown + where.orElse(""));
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        var word = wrong.getUnmatched().getFirst();
        var spec = wrong.getCommandLine().getCommandSpec();
        var kind =
                word.startsWith("-")
                        ? "option"
                        : spec.subcommands().isEmpty() ? "argument" : "command";
        var sentence = "unknown %s '%s'".formatted(kind, word);
        return DidYouMean.among(word.replaceFirst("=.*", ""), known(spec, kind))
                .map(near -> "%s; did you mean '%s'?".formatted(sentence, near))
                .orElse(sentence);
    }

    private static List<String> known(CommandSpec spec, String kind) {
        return switch (kind) {
            case "option" -> List.copyOf(spec.optionsMap().keySet());
            case "command" -> List.copyOf(spec.subcommands().keySet());
            default -> List.of();
        };
    }

    private static String hint(ParameterException wrong) {
        return "try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    private static String sentence(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "not allowed to open " + denied.getFile();
            default -> message(trouble);
        };
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage();
    }

    /// Some of picocli's sentences begin with a label of their own; ours is there already.
    private static String unlabelled(String sentence) {
        return sentence.replaceFirst("^(?i)error: ", "");
    }

    private static String lowerFirst(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
