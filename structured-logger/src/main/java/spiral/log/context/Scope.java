package spiral.log.context;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import spiral.log.Context;

/// What holds for all that is said within a block of code, and nowhere else.
///
///     Scope.where("correlation.id", id).run(() -> serve(request));
///
/// Carried by a [ScopedValue]: it ends with its block, cannot leak into the next request of a
/// pooled thread, and is seen by structured subtasks by itself. To other threads a [Snapshot] takes
/// it.
public final class Scope {
    private static final ScopedValue<Context> CARRIED = ScopedValue.newInstance();

    private final Context context;

    private Scope(Context context) {
        this.context = context;
    }

    /// What the running code is within.
    public static Context current() {
        return CARRIED.orElse(Context.EMPTY);
    }

    /// The current scope with one more name, or another value for it.
    public static Scope where(String name, @Nullable Object value) {
        return new Scope(current().with(name, value));
    }

    /// Exactly this, whatever the current scope is.
    public static Scope of(Context context) {
        return new Scope(context);
    }

    /// This scope with one more name.
    public Scope and(String name, @Nullable Object value) {
        return new Scope(context.with(name, value));
    }

    /// Runs code within.
    public void run(Runnable code) {
        ScopedValue.where(CARRIED, context).run(code);
    }

    /// Runs code within and gives its result.
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        return ScopedValue.where(CARRIED, context).call(code::call);
    }
}
