package spiral.eventloop.explore;

import java.time.Duration;

/// What a program's order may depend on and no specification decides.
///
/// @param startup how long the main script took, until the loop first looked at its timers
public record Choices(Duration startup) {
    /// No time passes while code runs: what every other view shows.
    public static final Choices USUAL = new Choices(Duration.ZERO);
}
