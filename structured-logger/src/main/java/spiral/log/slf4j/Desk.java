package spiral.log.slf4j;

import spiral.log.Context;

/// What a platform thread keeps at hand between two events: a sentence that is used again, and its
/// context. Owned by the thread.
final class Desk {
    private FluentEvent own = new FluentEvent();
    private Context mdc;

    Desk(Context mdc) {
        this.mdc = mdc;
    }

    /// The context of the thread.
    Context mdc() {
        return mdc;
    }

    /// The thread has another context now.
    void become(Context context) {
        mdc = context;
    }

    /// A sentence that nobody uses. One that was begun and never ended, or not yet, is given up for
    /// a new one.
    FluentEvent sentence() {
        if (own.isLent()) {
            own = new FluentEvent();
        }
        return own;
    }
}
