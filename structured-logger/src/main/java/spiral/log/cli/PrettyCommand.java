package spiral.log.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.transport.PrettyLine;

/// Reads JSON lines and prints each as one calm line; what is not an event is printed as it is.
@Command(
        name = "pretty",
        description = "Read log files, one calm line per event.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log pretty worker-1.jsonl worker-2.jsonl",
            "  tail -f app.jsonl | ./spiral log pretty",
            "  ./spiral log pretty --traces app.jsonl    with stack traces"
        })
final class PrettyCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--traces", description = "print stack traces below their events")
    private boolean traces;

    @Parameters(paramLabel = "FILE", description = "files to read; standard input if not given")
    private List<Path> files = List.of();

    @Override
    public void run() {
        Screen screen = common.screen();
        PrettyLine form = new PrettyLine(!screen.plain(), traces);
        if (files.isEmpty()) {
            if (!screen.plain()) {
                screen.err("Reading standard input; Ctrl-D ends it.");
            }
            print(System.in, "standard input", form, screen);
        }
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                print(bytes, file.toString(), form, screen);
            } catch (IOException unreadable) {
                throw unreadable(file.toString(), unreadable);
            }
        }
    }

    private static void print(InputStream bytes, String name, PrettyLine form, Screen screen) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                form.of(line).lines().forEach(screen::out);
            }
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    private static UserError unreadable(String name, IOException why) {
        String reason =
                why instanceof java.nio.file.NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(why.getMessage());
        return new UserError("cannot read " + name + ": " + reason);
    }
}
