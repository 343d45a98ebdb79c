package spiral.eventloop;

/// Hears of each error that nobody caught: thrown out of a task, or a promise rejected without a
/// handler.
///
/// It is called on the loop's thread, with an empty call stack. When it returns, the loop goes on
/// with the next task; when it throws, the run ends and its caller gets that error.
@FunctionalInterface
public interface UncaughtHandler {
    /// Answers one error.
    ///
    /// @param name the name of the task that failed; "promise" for a rejection
    void uncaught(String name, Throwable error);

    /// What a thread does with an error that leaves it: by default, print it on standard error.
    static UncaughtHandler ofThread() {
        return (name, error) -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        };
    }
}
