package spiral.log.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.log.read.LineSource;
import spiral.log.read.StrictLine;

/// Says whether each line of a file is strictly valid JSON, and shows the first that is not.
@Command(
        name = "check",
        description =
                "Is each line of these files strictly valid JSON? Shows the first that is not.",
        footer = {
            "",
            "Strictly: RFC 8259 and I-JSON (RFC 7493): one object per line, valid UTF-8, no name twice.",
            "Exit code 1 when a line is not. NUL bytes at the end are a mapped file that is still open.",
            "",
            "Examples:",
            "  ./spiral log check app.jsonl",
            "  ./spiral log check logs/*.jsonl.gz"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "print one JSON object per file")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to check, .gz too")
    private List<Path> files = List.of();

    /// What was found in a file.
    record Found(String file, long lines, boolean valid, long line, String fault) {}

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Reading reading = new Reading(screen);
        boolean valid = true;
        for (Path file : files) {
            try {
                Found found = check(file, screen);
                valid &= found.valid;
                screen.out(json ? Json.line(found) : sentence(found));
            } catch (IOException unreadable) {
                reading.tell(file.toString(), unreadable);
            }
        }
        return valid ? reading.exit() : Exit.FAILED;
    }

    private static String sentence(Found found) {
        return found.valid
                ? found.file + ": " + found.lines + " lines, all valid"
                : found.file + ":" + found.line + ": " + printable(found.fault);
    }

    private static Found check(Path file, Screen screen) throws IOException {
        long lines = 0;
        try (LineSource source = LineSource.open(file)) {
            while (source.next()) {
                lines++;
                Optional<String> fault = fault(source);
                if (fault.isPresent() && !source.isTorn()) {
                    show(source, screen);
                    return new Found(file.toString(), lines, false, lines, fault.get());
                }
            }
            if (source.isTorn()) {
                String fault = "the archive ends too early";
                return new Found(file.toString(), lines, false, Math.max(1, lines), fault);
            }
        }
        return new Found(file.toString(), lines, true, 0, "");
    }

    private static Optional<String> fault(LineSource source) {
        return source.length() >= LineSource.LONGEST
                ? Optional.of("longer than " + (LineSource.LONGEST >> 20) + " MiB: not checked")
                : StrictLine.fault(source.bytes(), source.lineStart(), source.lineEnd());
    }

    private static void show(LineSource source, Screen screen) {
        int count = Math.min(SHOWN, source.lineEnd() - source.lineStart());
        String begin =
                new String(source.bytes(), source.lineStart(), count, StandardCharsets.UTF_8);
        screen.err("  " + printable(begin));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
