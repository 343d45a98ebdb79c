package spiral.eventloop.explore;

import java.util.List;

/// One thing that a program may print, and when it does.
///
/// @param lines what it prints
/// @param choices the decisions under which it prints that
public record Outcome(List<String> lines, List<Choices> choices) {
    public Outcome {
        lines = List.copyOf(lines);
        choices = List.copyOf(choices);
    }
}
