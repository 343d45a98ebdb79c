package spiral.eventloop.trace;

import java.util.List;
import spiral.eventloop.Step;

/// A run that can be looked at: everything that is shown of it is a function of this value.
///
/// @param steps all that happened, oldest first, numbered 1, 2, 3 …
/// @param dropped how many later steps are not kept, because a limit was reached or the recording
///         was cut off; [#UNKNOWN] if nobody can tell
public record Recording(Header header, List<Step> steps, long dropped) {
    /// [#dropped] of a recording that has no end: its program was killed.
    public static final long UNKNOWN = -1;

    public Recording {
        steps = List.copyOf(steps);
    }

    /// True if every step of the run is there.
    public boolean whole() {
        return dropped == 0;
    }
}
