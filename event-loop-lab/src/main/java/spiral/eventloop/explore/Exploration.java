package spiral.eventloop.explore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Phase;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// All that a program may print where real life decides: it is run once for each decision.
///
///     startup 0 ms --> immediate, timeout   --+
///     startup 1 ms --> timeout, immediate   --+--> two outcomes: a race
///     startup 5 ms --> timeout, immediate   --+
///
/// What is decided: how long the main script takes until the loop first looks at its timers; in a
/// page also which of several task sources is served, and when its first frame comes, at 60 frames
/// per second, none left out. Of lengths of time those are tried at which an order can turn over:
/// where a timer is due or an answer comes.
///
/// @param outcomes the different outputs, the usual one first
/// @param usual the run in which no time passes
/// @param whole whether every decision was tried that is described here
public record Exploration(List<Outcome> outcomes, Recording usual, boolean whole) {
    /// The most lengths of the main script that are tried.
    public static final int MOST = 32;

    private static final long FRAME = period();

    /// The most runs.
    public static final int RUNS = 2_000;

    /// Runs the program under each decision.
    public static Exploration of(Program program) {
        Recording usual = program.run(Choices.USUAL);
        Map<List<String>, List<Choices>> found = new LinkedHashMap<>();
        Deque<Choices> open = new ArrayDeque<>(lengths(usual));
        int runs = 0;
        while (!open.isEmpty() && runs++ < RUNS) {
            Choices choices = open.remove();
            Recording run = choices.equals(Choices.USUAL) ? usual : program.run(choices);
            found.computeIfAbsent(printed(run), _ -> new ArrayList<>()).add(choices);
            open.addAll(otherwise(choices, Decision.in(run)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        found.forEach((lines, choices) -> outcomes.add(new Outcome(lines, choices)));
        return new Exploration(List.copyOf(outcomes), usual, open.isEmpty());
    }

    private static long period() {
        return LoopModel.BROWSER.phases().stream().mapToLong(Phase::period).max().orElseThrow();
    }

    // all that could have been decided otherwise behind what was prescribed
    private static List<Choices> otherwise(Choices choices, List<Decision> decisions) {
        List<Choices> others = new ArrayList<>();
        for (int i = choices.sources().size(); i < decisions.size(); i++) {
            List<String> before =
                    decisions.stream().limit(i).map(it -> it.taken().source()).toList();
            for (Decision.Waiting left : decisions.get(i).left()) {
                others.add(
                        choices.take(
                                Stream.concat(before.stream(), Stream.of(left.source())).toList()));
            }
        }
        return others;
    }

    /// True if it depends on the machine's mood what is printed.
    public boolean race() {
        return outcomes.size() > 1;
    }

    /// For each outcome but the first, the two lines in which it first differs from the first:
    /// each a list of two. An outcome that is only shorter or longer is left out.
    public static List<List<String>> turningPoints(List<Outcome> outcomes) {
        List<List<String>> pairs = new ArrayList<>();
        List<String> usual = outcomes.getFirst().lines();
        for (Outcome outcome : outcomes.subList(1, outcomes.size())) {
            IntStream.range(0, Math.min(usual.size(), outcome.lines().size()))
                    .filter(i -> !usual.get(i).equals(outcome.lines().get(i)))
                    .limit(1)
                    .forEach(i -> pairs.add(List.of(usual.get(i), outcome.lines().get(i))));
        }
        return pairs.stream().distinct().toList();
    }

    /// The lines that a run printed.
    public static List<String> printed(Recording recording) {
        List<String> lines = new ArrayList<>();
        for (Step step : recording.steps()) {
            if (step instanceof Step.Output print) {
                lines.add(print.text());
            }
        }
        return lines;
    }

    // the usual one is the first
    private static List<Choices> lengths(Recording usual) {
        List<Choices> lengths = new ArrayList<>();
        for (Duration startup : startups(usual)) {
            firstFrames(usual)
                    .forEach(first -> lengths.add(new Choices(startup, first, List.of())));
        }
        return lengths;
    }

    private static List<Duration> startups(Recording usual) {
        Set<Duration> lengths = new TreeSet<>(List.of(Duration.ZERO, Duration.ofMillis(1)));
        times(usual).filter(due -> due > 0).forEach(due -> lengths.add(Duration.ofNanos(due)));
        return lengths.stream().limit(MOST + 1L).toList();
    }

    // at each time at which something is due, and just behind it; and before all
    private static List<Optional<Duration>> firstFrames(Recording usual) {
        List<Optional<Duration>> frames = new ArrayList<>(List.of(Optional.empty()));
        if (usual.steps().stream().anyMatch(Exploration::waitsForFrame)) {
            LongStream.concat(
                            LongStream.of(0),
                            times(usual).flatMap(due -> LongStream.of(due, due + 1)))
                    .map(time -> time % FRAME)
                    .distinct()
                    .sorted()
                    .limit(MOST)
                    .forEach(time -> frames.add(Optional.of(Duration.ofNanos(time))));
        }
        return frames;
    }

    private static boolean waitsForFrame(Step step) {
        return step instanceof Step.Enqueued task && task.queue().equals(LoopModel.FRAMES);
    }

    private static LongStream times(Recording usual) {
        return usual.steps().stream()
                .mapToLong(step ->
                        switch (step) {
                            case Step.TimerSet set -> set.due();
                            case Step.Requested asked -> asked.due();
                            default -> -1;
                        })
                .filter(due -> due >= 0)
                .distinct();
    }
}
