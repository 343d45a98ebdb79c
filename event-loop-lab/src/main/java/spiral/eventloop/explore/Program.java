package spiral.eventloop.explore;

import java.util.List;
import spiral.eventloop.trace.Recording;

/// Something that can be run as often as one likes, each time on a new loop.
public interface Program {
    /// What people call it.
    String name();

    /// Its lines; empty if they are not at hand.
    List<String> source();

    /// Runs it, with what real life leaves open decided like this.
    Recording run(Choices choices);
}
