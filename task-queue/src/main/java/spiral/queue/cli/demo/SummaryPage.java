package spiral.queue.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.Text;
import spiral.queue.demo.DemoFolder;
import spiral.queue.demo.LostWorker;
import spiral.queue.demo.Reckoning;
import spiral.queue.demo.Reckoning.Line;

/// Prints the end of the demo: the reckoning, where everything lies, and the one next thing to try.
final class SummaryPage {
    private static final String INDENT = " ".repeat(6);

    private final Screen screen;
    private final DemoSetup setup;

    SummaryPage(Screen screen, DemoSetup setup) {
        this.screen = screen;
        this.setup = setup;
    }

    /// The reckoning, with commands to check it.
    void reckoning(Reckoning reckoning) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, "The reckoning"));
        screen.out("To check it: cd " + folder());
        reckoning.lines().stream().flatMap(line -> lines(line).stream()).forEach(screen::out);
        screen.out("");
    }

    /// Where the logs lie, and the one next thing to try.
    ///
    /// @param lostWorkers the workers that died: one of their jobs is worth a look
    void whatNext(List<LostWorker> lostWorkers) {
        Optional<Long> witness =
                lostWorkers.stream().flatMap(lost -> lost.jobs().stream()).findFirst();
        screen.out("");
        screen.out("The logs, one per process, lie in queue.db.logs; all lines about one job:");
        screen.out(command(jq(witness)));
        screen.out("The folders of the last %d demos are kept.".formatted(DemoFolders.KEPT));
        if (setup.folder().onServer()) {
            screen.out(
                    "The queue stays on the server; to remove it: DROP SCHEMA %s CASCADE"
                            .formatted(setup.folder().address().replaceFirst(".*schema=", "")));
        }
        screen.out("");
        screen.out("Next: " + next(witness));
    }

    private Path folder() {
        return setup.folder().path();
    }

    private static String jq(Optional<Long> witness) {
        String which =
                witness.map(job -> "select(.\"job.id\" == \"" + job + "\")")
                        .orElse("select(.\"log.level\" == \"WARN\")");
        return "jq -c '" + which + "' queue.db.logs/*.jsonl";
    }

    private String next(Optional<Long> witness) {
        return witness.map(job -> inspect(job))
                .orElse("./spiral queue demo --folder DIR   (your own files)");
    }

    /// A server's queue does not know where this demo's logs lie.
    private String inspect(long job) {
        DemoFolder folder = setup.folder();
        String logs = folder.onServer() ? " --logs " + folder.logs() : "";
        return "./spiral queue inspect %d --db %s%s"
                .formatted(
                        job,
                        folder.onServer() ? "'" + folder.address() + "'" : folder.address(),
                        logs);
    }

    private List<String> lines(Line line) {
        return switch (line.mark()) {
            case RIGHT -> wrapped(screen.paint(Ink.GREEN, screen.glyph("  ✓   ", "[ok]  ")), line);
            case WRONG ->
                    wrapped(screen.paint(Ink.VERMILLION, screen.glyph("  ✗   ", "WRONG ")), line);
            case DETAIL -> wrapped(INDENT, line);
            case COMMAND -> List.of(command(line.text()));
        };
    }

    private List<String> wrapped(String first, Line line) {
        int width = screen.plain() ? Integer.MAX_VALUE : screen.width() - INDENT.length() - 1;
        List<String> lines = new ArrayList<>();
        for (String part : Text.wrap(line.text(), width)) {
            lines.add((lines.isEmpty() ? first : INDENT) + part);
        }
        return lines;
    }

    private String command(String text) {
        return "      " + screen.paint(Ink.GREY, "$ " + text);
    }
}
