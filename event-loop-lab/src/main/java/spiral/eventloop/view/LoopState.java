package spiral.eventloop.view;

import java.util.List;

/// What a loop looks like between two steps: what is on its stack, in its queues, on its clock.
///
/// @param lanes the stack, the queues of the checkpoint, the timers, the other queues, the output:
///         in this order, the same lanes for a whole recording
/// @param phase the phase of the model that the loop is in; empty before the first
/// @param nanos the time of the last step
/// @param line the line of source that runs, from 1; 0 if nobody knows
public record LoopState(List<Lane> lanes, String phase, long nanos, int line) {
    /// The most items of a lane that are kept in a picture.
    public static final int SHOWN = 12;

    /// The lane of that title.
    ///
    /// @throws IllegalArgumentException if the recording has no such lane
    public Lane lane(String title) {
        return lanes.stream()
                .filter(lane -> lane.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lane " + title));
    }
}
