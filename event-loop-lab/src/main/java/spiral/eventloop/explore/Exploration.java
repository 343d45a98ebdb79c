package spiral.eventloop.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// All that a program may print where real life decides: it is run once for each decision.
///
///     startup 0 ms --> immediate, timeout   --+
///     startup 1 ms --> timeout, immediate   --+--> two outcomes: a race
///     startup 5 ms --> timeout, immediate   --+
///
/// What is decided: how long the main script takes until the loop first looks at its timers. Each
/// delay of a timer is one length to try, because only there an order can turn over.
///
/// @param outcomes the different outputs, the usual one first
/// @param usual the run in which no time passes
public record Exploration(List<Outcome> outcomes, Recording usual) {
    /// The most lengths that are tried.
    public static final int MOST = 32;

    /// Runs the program under each decision.
    public static Exploration of(Program program) {
        Recording usual = program.run(Choices.USUAL);
        Map<List<String>, List<Choices>> found = new LinkedHashMap<>();
        found.computeIfAbsent(printed(usual), _ -> new ArrayList<>()).add(Choices.USUAL);
        for (Duration startup : startups(usual)) {
            Choices choices = new Choices(startup);
            found.computeIfAbsent(printed(program.run(choices)), _ -> new ArrayList<>())
                    .add(choices);
        }
        List<Outcome> outcomes = new ArrayList<>();
        found.forEach((lines, choices) -> outcomes.add(new Outcome(lines, choices)));
        return new Exploration(List.copyOf(outcomes), usual);
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

    private static List<Duration> startups(Recording usual) {
        Set<Duration> delays = new TreeSet<>();
        delays.add(Duration.ofMillis(1));
        for (Step step : usual.steps()) {
            if (step instanceof Step.TimerSet set && set.due() > 0) {
                delays.add(Duration.ofNanos(set.due()));
            }
        }
        return delays.stream().limit(MOST).toList();
    }
}
