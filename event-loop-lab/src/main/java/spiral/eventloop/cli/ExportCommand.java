package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.TraceWriter;
import spiral.eventloop.view.HtmlPlayer;
import spiral.eventloop.view.SvgTimeline;

/// Writes a run into a file that others can open.
@Command(
        name = "export",
        description = "Write a run into a file: a page that plays it, a picture, or its trace.",
        footer = {
            "",
            "The file's ending says what it becomes: .html, .svg or .jsonl.",
            "",
            "Examples:",
            "  ./spiral loop export promise-chain promise-chain.html",
            "  ./spiral loop export phases browser.html --beside click-dispatch",
            "  ./spiral loop export worker.jsonl worker.svg --from 100 --to 300"
        })
final class ExportCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Parameters(index = "1", paramLabel = "FILE", description = "FILE.html, FILE.svg or FILE.jsonl")
    private Path file = Path.of("");

    @Option(
            names = "--beside",
            paramLabel = "TARGET",
            description = "a second run on the same page, to compare (only .html)")
    private @Nullable String beside;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            defaultValue = "1",
            description = "the first step of the picture (only .svg; default: 1)")
    private int from;

    @Option(
            names = "--to",
            paramLabel = "STEP",
            description = "its last step; at most " + SvgTimeline.LONGEST + " steps are drawn")
    private @Nullable Integer to;

    @Override
    public void run() {
        Screen screen = common.screen();
        Recording recording = target.recording(screen);
        if (recording.steps().isEmpty()) {
            throw new UserError(
                    "nothing happened in " + target.name() + ": there is nothing to export");
        }
        write(content(recording, screen));
        screen.err("wrote " + file);
        screen.err("Next: open it, or ./spiral loop play " + target.name());
    }

    private String content(Recording recording, Screen screen) {
        String name = file.toString();
        if (beside != null && !name.endsWith(".html")) {
            throw new UserError("--beside needs a FILE.html but FILE was " + file);
        }
        if (name.endsWith(".html")) {
            return HtmlPlayer.page(
                    Stream.concat(
                                    Stream.of(recording),
                                    Stream.ofNullable(beside)
                                            .map(other -> target.recording(other, screen)))
                            .toList());
        }
        if (name.endsWith(".svg")) {
            int last = to == null ? recording.steps().size() : to;
            if (from < 1 || from > Math.min(last, recording.steps().size())) {
                throw new UserError(
                        "--from must be 1 to %d but was %d"
                                .formatted(Math.min(last, recording.steps().size()), from));
            }
            return SvgTimeline.picture(recording, from, last);
        }
        if (name.endsWith(".jsonl")) {
            return trace(recording);
        }
        throw new UserError("FILE must end in .html, .svg or .jsonl but was " + file);
    }

    private static String trace(Recording recording) {
        StringWriter text = new StringWriter();
        try (TraceWriter writer =
                new TraceWriter(text, recording.header(), TraceWriter.USUAL_LIMIT)) {
            recording.steps().forEach(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(String content) {
        try {
            Files.writeString(file, content, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
