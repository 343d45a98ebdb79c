package spiral.async.scene;

/// A short play that shows one pattern at work.
public interface Scene {
    /// One word, as typed on the command line.
    String name();

    /// The pattern in one line.
    String idea();

    /// What to look for in the timeline.
    String look();

    /// Plays it on virtual time; the same seed gives the same timeline.
    Timeline play(long seed);
}
