package spiral.eventloop.program;

/// The code of an async function without a result.
@FunctionalInterface
public interface AsyncAction {
    /// Runs it; what it throws rejects the function's promise.
    void run(Await await) throws Exception;
}
