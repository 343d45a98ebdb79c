package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import spiral.console.Screen;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;

/// Where a forecast joins the demo: made once, at the demo's 10th second, and drawn at the end over
/// what then happened.
@FunctionalInterface
public interface Forecasting {
    /// Makes the forecast from what the store has measured so far. Called on the store's thread.
    ///
    /// @param at the time of the story
    /// @param ahead how far to look: to the story's end
    Forecast make(JobStore store, Duration at, Duration ahead);

    /// A forecast that waits to be held against the truth.
    @FunctionalInterface
    interface Forecast {
        /// The picture of both, and the error in words. Called once, when all is over.
        ///
        /// @param measured what was seen, about four times a second from the story's beginning
        List<String> against(List<Moment> measured, Screen screen);
    }

    /// What was seen at one time of the story.
    record Moment(Duration at, QueueStats stats) {}
}
