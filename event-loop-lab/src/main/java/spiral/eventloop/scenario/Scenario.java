package spiral.eventloop.scenario;

import java.util.List;

/// A program of a few lines that shows one rule, with what it must print.
public sealed interface Scenario permits LoopScenario, NodeScenario, PageScenario, ScriptScenario {
    /// What people type to see it: lower case, words joined by hyphens.
    String name();

    /// The rule that it shows, as a sentence.
    String rule();

    /// What the program prints, in the order in which it must.
    List<String> prints();

    /// True if real life may turn the order over, so that [#prints] is one order of several.
    default boolean races() {
        return false;
    }

    /// The program's lines, as they stand in its source.
    default Listing listing() {
        return Listing.ofJava(getClass());
    }
}
