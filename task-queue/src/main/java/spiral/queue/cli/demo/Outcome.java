package spiral.queue.cli.demo;

import java.util.List;
import java.util.Optional;
import spiral.queue.demo.Facts;
import spiral.queue.demo.Loss;

/// What a demo leaves for its last page.
///
/// @param losses workers that died, and where their jobs came back
/// @param forecast the forecast that was made on the way, where anybody made one
/// @param moments what was seen from the story's beginning to its end
record Outcome(
        Facts facts,
        List<Loss> losses,
        Optional<Forecasting.Forecast> forecast,
        List<Forecasting.Moment> moments) {}
