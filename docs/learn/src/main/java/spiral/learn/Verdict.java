package spiral.learn;

import java.util.List;
import java.util.Optional;

/// What is said about a saved file.
public sealed interface Verdict {
    /// The exercise that it is about.
    Exercise exercise();

    /// True when every rule holds.
    default boolean passed() {
        return this instanceof Judged judged && judged.run().passed();
    }

    /// The compiler has questions first.
    record NotCompiled(Exercise exercise, List<Problem> problems) implements Verdict {}

    /// The suite ran.
    ///
    /// @param mistake the first of the page's slips that the run shows
    record Judged(Exercise exercise, Run run, Optional<Mistake> mistake) implements Verdict {
        /// The verdict on a run, with the slip that it shows.
        public static Judged of(Exercise exercise, Run run) {
            var shown = exercise.page().mistakes().stream().filter(each -> each.matches(run));
            return new Judged(exercise, run, shown.findFirst());
        }
    }

    /// The teacher itself could not do its work; it says nothing about the learner's code.
    record Unjudged(Exercise exercise, String reason) implements Verdict {}
}
