package spiral.queue;

/// A job was asked to make a move that its present state does not allow. Nothing was changed.
public class IllegalMove extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// @param message which move, and why not
    public IllegalMove(String message) {
        super(message);
    }
}
