package spiral.queue.cli.demo;

/// What a loop of the demo does with an error that nobody caught: its run ends, and whoever called
/// it gets the error.
final class LoopErrors {
    private LoopErrors() {}

    static void rethrow(String task, Throwable error) {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw error instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("the demo's task '" + task + "' failed", error);
    }
}
