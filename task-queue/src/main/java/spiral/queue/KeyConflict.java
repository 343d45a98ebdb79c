package spiral.queue;

/// An idempotency key came a second time, with another payload. Nothing was stored.
public final class KeyConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param first the job that was stored with this key
    public KeyConflict(String key, long first) {
        super(
                "the idempotency key '%s' belongs to job %d, which has another payload"
                        .formatted(key, first));
    }
}
