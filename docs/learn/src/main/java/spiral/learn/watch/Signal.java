package spiral.learn.watch;

/// Something that the learner did.
public sealed interface Signal {
    /// A file was saved.
    record Saved() implements Signal {}

    /// A key was pressed.
    record Key(char letter) implements Signal {}
}
