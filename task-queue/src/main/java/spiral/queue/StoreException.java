package spiral.queue;

/// The store could not do what was asked: unreadable file, full disk, lost connection. Nothing was
/// changed, and the message says in one sentence what is the matter.
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
