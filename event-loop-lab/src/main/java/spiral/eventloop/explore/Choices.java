package spiral.eventloop.explore;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import spiral.eventloop.Picking;

/// What a program's order may depend on and no specification decides.
///
/// @param startup how long the main script took, until the loop first looked at its timers
/// @param firstFrame when a page is drawn first, on its own clock; empty: a frame's length after its
///         start, later frames at the same distance
/// @param sources the task source that a page serves where several hold a task, decision by decision;
///         when the list is at its end, the one whose task has waited longest
public record Choices(Duration startup, Optional<Duration> firstFrame, List<String> sources) {
    /// No time passes while code runs: what every other view shows.
    public static final Choices USUAL = ofStartup(Duration.ZERO);

    public Choices {
        sources = List.copyOf(sources);
    }

    /// Nothing but a main script that takes so long.
    public static Choices ofStartup(Duration startup) {
        return new Choices(startup, Optional.empty(), List.of());
    }

    /// The decisions between sources, for one run.
    public Picking picking() {
        Iterator<String> left = sources.iterator();
        Picking oldestFirst = Picking.oldestFirst();
        return choices ->
                choices.size() > 1 && left.hasNext()
                        ? indexOf(left.next(), choices)
                        : oldestFirst.pick(choices);
    }

    private static int indexOf(String source, List<Picking.Choice> choices) {
        return choices.stream().map(Picking.Choice::queue).toList().indexOf(source);
    }

    Choices take(List<String> newSources) {
        return new Choices(startup, firstFrame, newSources);
    }
}
