package spiral.queue.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.demo.Facts.Reason;
import spiral.queue.view.Amounts;

/// The end of the demo: what was promised, held against what is found. A pure function of [Facts];
/// every number comes with a command by which the reader can find it, too.
public final class Reckoning {
    /// Most groups of job ids in one line.
    private static final int MOST_LISTED = 30;

    private static final List<Name> UNFINISHED =
            List.of(Name.CANCELLED, Name.SCHEDULED, Name.READY, Name.RUNNING, Name.RETRYING);

    private final Facts facts;
    private final String ask;

    /// What a line is.
    public enum Mark {
        RIGHT,
        WRONG,
        DETAIL,
        COMMAND
    }

    /// One line, without its mark.
    public record Line(Mark mark, String text) {}

    /// @param ask what a command line asks the store with, e.g. `sqlite3 queue.db`
    public Reckoning(Facts facts, String ask) {
        this.facts = facts;
        this.ask = ask;
    }

    /// True when every promise was kept.
    public boolean balances() {
        return complete() && exactlyOnce() && atLeastOnce();
    }

    /// All of it, in order.
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        jobs(lines);
        effects(lines);
        outside(lines);
        pace(lines);
        return lines;
    }

    // ---- is any job missing?

    private boolean complete() {
        long found = facts.jobs().values().stream().mapToLong(Long::longValue).sum();
        return facts.missing().isEmpty() && facts.accepted() == found && found > 0;
    }

    private void jobs(List<Line> lines) {
        lines.add(checked(complete(), "submitted %,d = %s".formatted(facts.accepted(), parts())));
        if (!facts.missing().isEmpty()) {
            lines.add(detail("not in the store: " + JobIds.text(facts.missing(), MOST_LISTED)));
        }
        lines.add(command("wc -l submitted.txt"));
        lines.add(
                command(
                        ask
                                + " \"SELECT 'succeeded', count(*) FROM done WHERE state = 4"
                                + " UNION SELECT 'dead', count(*) FROM job WHERE state = 5\""));
        if (!facts.dead().isEmpty()) {
            lines.add(detail("dead letters, payload and error kept: " + dead()));
        }
    }

    private String parts() {
        String ended =
                "succeeded %,d + dead %,d"
                        .formatted(facts.count(Name.SUCCEEDED), facts.count(Name.DEAD));
        return UNFINISHED.stream()
                .filter(state -> facts.count(state) > 0)
                .map(state -> " + %s %,d".formatted(state.word(), facts.count(state)))
                .collect(Collectors.joining("", ended, ""));
    }

    private String dead() {
        return facts.dead().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
    }

    // ---- effects

    private boolean exactlyOnce() {
        return facts.effectRows() == facts.effectJobs()
                && facts.effectJobs() == facts.count(Name.SUCCEEDED);
    }

    private void effects(List<Line> lines) {
        lines.add(
                checked(
                        exactlyOnce(),
                        "effects in the store: %,d rows of %,d jobs, %s"
                                .formatted(
                                        facts.effectRows(),
                                        facts.effectJobs(),
                                        exactlyOnce()
                                                ? "each success exactly once"
                                                : "NOT once for each success")));
        lines.add(command(ask + " \"SELECT count(*), count(DISTINCT job) FROM effect\""));
    }

    private boolean atLeastOnce() {
        return facts.outsideJobs() >= facts.count(Name.SUCCEEDED);
    }

    private void outside(List<Line> lines) {
        lines.add(
                checked(
                        atLeastOnce(),
                        "effects outside: %,d lines of %,d jobs, %,d repeated"
                                .formatted(
                                        facts.outsideLines(),
                                        facts.outsideJobs(),
                                        facts.repeats().size())));
        repeated(lines, Reason.KILLED, "because their worker was killed");
        repeated(lines, Reason.FAILED, "because an attempt failed");
        repeated(lines, Reason.HANDED_BACK, "because their worker left before they were done");
        lines.add(command("sort outside.txt | uniq -d"));
    }

    private void repeated(List<Line> lines, Reason reason, String because) {
        List<Long> jobs =
                facts.repeats().stream()
                        .filter(repeat -> repeat.reason() == reason)
                        .map(Facts.Repeat::job)
                        .toList();
        if (!jobs.isEmpty()) {
            lines.add(
                    detail(
                            "%d %s: %s"
                                    .formatted(
                                            jobs.size(), because, JobIds.text(jobs, MOST_LISTED))));
        }
    }

    // ---- pace

    private void pace(List<Line> lines) {
        Flow all = facts.stats().all();
        lines.add(
                detail(
                        "%s jobs/s; %,d attempts failed, %,d were cut off by a kill"
                                .formatted(
                                        Amounts.rate(all.perSecond()),
                                        all.count(Event.FAILED),
                                        all.count(Event.CRASHED))));
        lines.add(
                detail(
                        "%,d acknowledgements came too late and were refused"
                                .formatted(all.count(Event.STALE))));
        lines.add(detail("waited " + percentiles(all.waits()) + " (from ready to claimed)"));
        lines.add(detail("ran    " + percentiles(all.runs())));
    }

    private static String percentiles(HistogramSnapshot micros) {
        return "p50 %s, p95 %s, p99 %s"
                .formatted(
                        Amounts.micros(micros.percentile(50)),
                        Amounts.micros(micros.percentile(95)),
                        Amounts.micros(micros.percentile(99)));
    }

    private static Line checked(boolean right, String text) {
        return new Line(right ? Mark.RIGHT : Mark.WRONG, text);
    }

    private static Line detail(String text) {
        return new Line(Mark.DETAIL, text);
    }

    private static Line command(String text) {
        return new Line(Mark.COMMAND, text);
    }
}
