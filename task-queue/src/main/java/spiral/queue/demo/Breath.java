package spiral.queue.demo;

/// The pause between two parts of a file. It makes jobs slow enough to be watched; the work itself
/// is the same without it.
@FunctionalInterface
public interface Breath {
    void take() throws InterruptedException;
}
