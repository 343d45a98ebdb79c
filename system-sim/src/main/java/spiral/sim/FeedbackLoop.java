package spiral.sim;

import java.util.List;
import java.util.stream.Collectors;

/// A closed path of causes: each link's end is the next link's beginning. Built, and its polarity
/// held against the equations, when the model is built.
public record FeedbackLoop(String name, Polarity polarity, List<Link> links) {
    /// One cause and its effect. The sign is +1 when more of the cause makes more of the effect
    /// than there would have been, -1 when it makes less.
    public record Link(String from, String to, int sign) {
        @Override
        public String toString() {
            return from + " -(" + (sign > 0 ? "+" : "-") + ")-> " + to;
        }
    }

    public FeedbackLoop {
        links = List.copyOf(links);
    }

    @Override
    public String toString() {
        String path = links.stream().map(Link::toString).collect(Collectors.joining(", "));
        return "%s (%s): %s".formatted(name, polarity.letter(), path);
    }
}
