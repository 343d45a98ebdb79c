package spiral.async;

import org.jspecify.annotations.Nullable;

/// A result on its way through a [RetryLoop], which knows failures only.
final class UnwantedResult extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object value;

    UnwantedResult(@Nullable Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    @Nullable Object value() {
        return value;
    }

    @Override
    public String getMessage() {
        return "the result is not wanted: " + value;
    }
}
