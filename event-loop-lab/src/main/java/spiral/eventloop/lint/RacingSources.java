package spiral.eventloop.lint;

import java.util.List;
import spiral.eventloop.explore.Decision;
import spiral.eventloop.trace.Recording;

/// Finds tasks of a page that waited in different sources at the same time: within a source the
/// order is fixed, between sources the browser decides.
public final class RacingSources {
    /// The most pairs that are named.
    public static final int MOST = 10;

    private RacingSources() {}

    /// The findings of a run, one for each pair.
    public static List<Finding> in(Recording recording) {
        return Decision.in(recording).stream()
                .flatMap(decision -> decision.left().stream().map(other -> race(decision, other)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Finding race(Decision decision, Decision.Waiting other) {
        Decision.Waiting taken = decision.taken();
        return new Finding(
                "race of sources",
                "\"%s\" (%s) and \"%s\" (%s) wait at the same time: a browser may take either first."
                        .formatted(taken.name(), taken.source(), other.name(), other.source()),
                List.of(taken.step(), other.step(), decision.step()));
    }
}
