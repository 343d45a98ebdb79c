package spiral.queue.demo;

import java.time.Duration;

/// One sentence about something that has just happened, in ASCII.
///
/// @param at the demo's time
public record Tiding(Duration at, Tone tone, String text) {

    /// How it is to be taken; the sentence says it in words, too.
    public enum Tone {
        PLAIN,
        GOOD,
        TROUBLE
    }
}
