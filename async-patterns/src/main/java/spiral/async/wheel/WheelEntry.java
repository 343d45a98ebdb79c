package spiral.async.wheel;

import org.jspecify.annotations.Nullable;

/// What a [TimingWheel] holds: an instant, and the links that make adding and removing cheap.
///
/// Extended by whoever has something to do at that instant. The links belong to the thread that
/// turns the wheel.
public abstract class WheelEntry {
    static final short NOWHERE = -1;

    final long due;
    short slot = NOWHERE;
    @Nullable WheelEntry before;
    @Nullable WheelEntry after;

    /// An entry for that instant.
    ///
    /// @param due nanoseconds since the wheel's origin, at least 0
    protected WheelEntry(long due) {
        this.due = due;
    }

    /// The instant, in nanoseconds since the wheel's origin.
    public final long due() {
        return due;
    }
}
