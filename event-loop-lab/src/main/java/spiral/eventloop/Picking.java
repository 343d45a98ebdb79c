package spiral.eventloop;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Which of several task sources is served next. Every choice is right: within a source the order is
/// fixed, between sources a browser may do as it likes.
///
/// Source: HTML Standard, section 8.1.7.3, step 2 of the processing model.
@FunctionalInterface
public interface Picking {
    /// A source that holds a task.
    ///
    /// @param queue its name
    /// @param since counts the tasks of the loop in the order in which they were queued; this is
    ///         the number of the source's first task
    record Choice(String queue, long since) {}

    /// The index of the choice that is served; there is at least one, in the model's order.
    int pick(List<Choice> choices);

    /// The source whose first task has waited longest.
    static Picking oldestFirst() {
        return choices ->
                choices.indexOf(
                        choices.stream()
                                .min(Comparator.comparingLong(Choice::since))
                                .orElseThrow());
    }

    /// The first source in the model's order: in a browser, what the user did.
    static Picking inputFirst() {
        return _ -> 0;
    }

    /// Any source; the same seed makes the same choices.
    static Picking random(RandomGenerator random) {
        return choices -> random.nextInt(choices.size());
    }
}
