package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.EventLoop;

/// A program of a few lines that shows one rule, with what it must print.
public interface Scenario {
    /// What people type to see it: lower case, words joined by hyphens.
    String name();

    /// The rule that it shows, as a sentence.
    String rule();

    /// The program, run as the loop's first task, called "main".
    void program(EventLoop loop);

    /// What the program prints, in the order in which it must.
    List<String> prints();

    /// The lines of [#program], as they stand in the source.
    default List<String> listing() {
        return Listing.of(getClass());
    }
}
