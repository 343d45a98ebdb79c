package spiral.sim;

/// A model that cannot be built, or a run that met a value which is no number. The message is a
/// sentence for the modeller: it names the variable and, during a run, the time.
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    /// The sentence.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
