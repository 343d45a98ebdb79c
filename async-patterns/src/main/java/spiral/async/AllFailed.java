package spiral.async;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// None of the inputs of [Futures#any] succeeded (ECMAScript's `AggregateError`).
///
/// Carries no stack trace of its own: those of the causes tell more.
public final class AllFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Throwable> causes;

    AllFailed(List<Throwable> causes) {
        super(message(causes), causes.isEmpty() ? null : causes.getFirst(), false, false);
        this.causes = causes;
    }

    /// Why each input failed, in the order of the inputs; a `CancellationException` for one that
    /// was cancelled.
    public List<Throwable> causes() {
        return causes;
    }

    private static @Nullable String message(List<Throwable> causes) {
        return causes.isEmpty()
                ? "there was nothing to succeed"
                : "all " + causes.size() + " failed, the first with " + causes.getFirst();
    }
}
