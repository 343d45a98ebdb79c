package spiral.queue.store;

import spiral.queue.StoreException;

/// The store cannot be used just now, whoever asks and for whatever: it is out of reach, or its disk
/// is full, or it took too long. Where a connection broke, what was asked may have been done.
final class Outage extends StoreException {
    private static final long serialVersionUID = 1;

    private final String message;

    Outage(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /// The same for somebody else who was in it.
    Outage again() {
        return new Outage(message, this);
    }
}
