package spiral.async.scene;

import java.util.Collections;
import java.util.List;
import spiral.async.Jitter;

/// How a [Herd] fared.
///
/// @param jitter how the waits were spread
/// @param clients how many there were
/// @param served how many were served in the time that was looked at
/// @param calls how many calls all of them made together
/// @param lastServed when the last one was served, in milliseconds
/// @param callsBySlot how many calls fell into each slot of [Herd#SLOT] milliseconds
public record Stampede(
        Jitter jitter,
        int clients,
        int served,
        int calls,
        long lastServed,
        List<Integer> callsBySlot) {

    /// The most calls in one slot after the first, which nobody can help.
    public int largestReturn() {
        return Math.max(1, Collections.max(callsBySlot.subList(1, callsBySlot.size())));
    }
}
