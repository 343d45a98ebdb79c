package spiral.sim;

/// A model that cannot be built, or a run that met a value which is no number. The message is a
/// sentence for the modeller: it names the variable and, during a run, the time. While a model is
/// built, it begins with the file and the line in which the variable was declared.
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String about;

    public ModelException(String sentence) {
        this("", sentence);
    }

    private ModelException(String about, String sentence) {
        super(sentence);
        this.about = about;
    }

    /// A sentence about this variable, table or loop.
    public static ModelException about(String name, String sentence) {
        return new ModelException(name, sentence);
    }

    /// What the sentence is about; empty when it is about the whole model.
    String about() {
        return about;
    }

    /// The sentence.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
