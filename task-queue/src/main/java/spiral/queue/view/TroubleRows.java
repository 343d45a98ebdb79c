package spiral.queue.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.Job;
import spiral.queue.JobState.Dead;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.monitor.Observation;

/// What may need somebody, at the bottom of the monitor's picture: breakers that are not closed and
/// the newest dead letters.
final class TroubleRows {
    private static final int LONGEST_WHY = 60;

    private final Screen screen;

    TroubleRows(Screen screen) {
        this.screen = screen;
    }

    List<String> lines(Observation seen) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        List<BreakerView> open =
                seen.stats().breakers().stream().filter(StatusLine::notClosed).toList();
        lines.add("  breakers:" + (open.isEmpty() ? " all closed" : ""));
        open.forEach(breaker -> lines.add("    " + painted(breaker)));
        long dead = seen.stats().count(Name.DEAD);
        lines.add("  dead letters: " + (dead == 0 ? "none" : Amounts.count(dead)));
        seen.deadLetters().forEach(job -> lines.add("    " + deadLetter(job)));
        return lines;
    }

    private String painted(BreakerView breaker) {
        return screen.paint(Ink.VERMILLION, StatusLine.breaker(breaker));
    }

    private static String deadLetter(Job job) {
        String why = job.life().state() instanceof Dead dead ? dead.why() : "";
        return "%d %s: %s".formatted(job.id(), job.type(), Shown.firstLine(why, LONGEST_WHY));
    }
}
