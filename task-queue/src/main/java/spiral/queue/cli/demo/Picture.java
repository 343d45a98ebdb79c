package spiral.queue.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Script;
import spiral.queue.demo.Seconds;

/// Draws one moment of the demo, always in the same number of lines: the way of the jobs through
/// producer, queue and workers, the job types, and what has happened last.
///
/// A pure function of the [View] and the screen's size.
final class Picture {
    /// Lines above the news.
    private static final int FIXED = 17;

    private static final int FEWEST_NEWS = 3;
    private static final int MOST_SQUARES = 8;

    private final Screen screen;
    private final View view;
    private final QueueStats stats;

    private Picture(View view, Screen screen) {
        this.screen = screen;
        this.view = view;
        this.stats = view.glimpse().stats();
    }

    /// The lines of this moment: one fewer than the screen has, at least 20.
    static List<String> of(View view, Screen screen) {
        Picture picture = new Picture(view, screen);
        int room = Math.max(FEWEST_NEWS, screen.height() - 1 - FIXED);
        List<String> lines = new ArrayList<>();
        lines.add(picture.title());
        lines.addAll(picture.flow());
        lines.addAll(TypeTable.of(picture.stats, screen));
        lines.add("");
        lines.addAll(News.last(view.tidings(), room, screen));
        return lines.stream().map(line -> screen.glyph(line, ascii(line))).toList();
    }

    private String title() {
        Script script = view.errand().script();
        String where =
                " task queue demo  %4s of about %d s  seed %d"
                        .formatted(
                                Seconds.text(view.at()),
                                script.length().toSeconds(),
                                view.errand().seed());
        return screen.paint(Ink.BOLD, "%-49s".formatted(where))
                + screen.paint(Ink.GREY, " keys: 1 2 3 kill, q ends");
    }

    private List<String> flow() {
        return List.of(
                " producer           queue, safe on disk              workers",
                "┌───────────┐      ┌──────────────────────┐      ┌───────────────────────────┐",
                "│%11s│submit│ ready        %7s │claim │ %s │"
                        .formatted(submitted(), count(Name.READY), worker(0)),
                "└───────────┘ ───► │ running      %7s │ ───► │ %s │"
                        .formatted(count(Name.RUNNING), worker(1)),
                " scheduler         │ scheduled    %7s │      │ %s │"
                        .formatted(count(Name.SCHEDULED), worker(2)),
                "┌───────────┐ due  │ retrying     %7s │ ◄─── └───────────────────────────┘"
                        .formatted(count(Name.RETRYING)),
                "│ %-9.9s │ ───► ├──────────────────────┤settle".formatted(scheduler()),
                "└───────────┘      │ succeeded    %s │      %.0f jobs/s"
                        .formatted(ended(Name.SUCCEEDED, Ink.GREEN), view.perSecond()),
                "                   │ dead         %s │      %s"
                        .formatted(ended(Name.DEAD, Ink.VERMILLION), lost()),
                "                   └──────────────────────┘");
    }

    private String submitted() {
        long jobs = stats.all().count(Event.SUBMITTED);
        return "%,d %s ".formatted(jobs, view.producing() ? "jobs" : "done");
    }

    private String count(Name state) {
        return "%,d".formatted(stats.states().getOrDefault(state, 0L));
    }

    private String ended(Name state, Ink ink) {
        return screen.paint(ink, "%7s".formatted(count(state)));
    }

    /// Who holds the scheduler's role: the process of that name, or a worker that stands in.
    private String scheduler() {
        return stats.workers().stream()
                .filter(QueueStats.WorkerView::scheduler)
                .findFirst()
                .map(QueueStats.WorkerView::name)
                .orElse("nobody");
    }

    private String worker(int index) {
        View.Member member = view.members().get(index);
        String doing =
                switch (member.state()) {
                    case WORKING -> "%3d %-8s".formatted(member.held(), squares(member.held()));
                    case STARTING -> "    starting";
                    case KILLED -> "    KILLED  ";
                };
        Ink ink =
                switch (member.state()) {
                    case WORKING -> Ink.SKY;
                    case STARTING -> Ink.GREY;
                    case KILLED -> Ink.VERMILLION;
                };
        return "%d  %s  %s".formatted(member.number(), member.name(), screen.paint(ink, doing));
    }

    private static String squares(int held) {
        return "■".repeat(Math.min(MOST_SQUARES, held));
    }

    /// How many jobs of the latest killed worker are back.
    private String lost() {
        Optional<Loss> open = view.losses().stream().filter(loss -> !loss.complete()).findFirst();
        return open.map(
                        loss ->
                                "%s's jobs: %d of %d back"
                                        .formatted(
                                                loss.worker(),
                                                loss.back().size(),
                                                loss.held().size()))
                .orElse("");
    }

    private static String ascii(String line) {
        return line.replaceAll("[┌┐└┘├┤]", "+")
                .replace('─', '-')
                .replace('│', '|')
                .replace('►', '>')
                .replace('◄', '<')
                .replace('■', '#');
    }
}
