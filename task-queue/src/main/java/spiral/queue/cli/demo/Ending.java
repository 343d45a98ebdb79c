package spiral.queue.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Reckoning;
import spiral.queue.demo.Reckoning.Line;

/// Prints the end of the demo: the reckoning, where everything lies, and the one next thing to try.
final class Ending {
    private final Screen screen;
    private final Errand errand;

    Ending(Screen screen, Errand errand) {
        this.screen = screen;
        this.errand = errand;
    }

    void reckoning(Reckoning reckoning) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, "The reckoning") + "   (to check it: cd " + folder() + ")");
        reckoning.lines().forEach(line -> screen.out(line(line)));
        screen.out("");
    }

    /// @param losses the workers that died: one of their jobs is worth a look
    void whatNext(List<Loss> losses) {
        Optional<Long> witness =
                losses.stream().flatMap(loss -> loss.jobs().stream()).findFirst();
        screen.out("Logs, one file per process: " + errand.place().logs());
        screen.out(command(jq(witness)));
        screen.out(
                "The last %d demos' folders are kept; this one is %s"
                        .formatted(Places.KEPT, folder()));
        screen.out("");
        screen.out("Next: " + next(witness));
    }

    private Path folder() {
        return errand.place().folder();
    }

    private static String jq(Optional<Long> witness) {
        String which =
                witness.map(job -> "select(.\"job.id\" == \"" + job + "\")")
                        .orElse("select(.\"log.level\" == \"WARN\")");
        return "jq -c '" + which + "' queue.db.logs/*.jsonl";
    }

    private String next(Optional<Long> witness) {
        return witness.map(job -> "./spiral queue inspect %d --db %s".formatted(job, errand.place().store()))
                .orElse("./spiral queue demo --folder DIR   (your own files)");
    }

    private String line(Line line) {
        return switch (line.mark()) {
            case RIGHT -> screen.paint(Ink.GREEN, screen.glyph("  ✓ ", "[ok] ")) + line.text();
            case WRONG -> screen.paint(Ink.VERMILLION, screen.glyph("  ✗ ", "[WRONG] ")) + line.text();
            case DETAIL -> "      " + line.text();
            case COMMAND -> command(line.text());
        };
    }

    private String command(String text) {
        return "      " + screen.paint(Ink.GREY, "$ " + text);
    }
}
