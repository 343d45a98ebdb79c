package spiral.queue;

/// Runs jobs of one type. Called on a virtual thread of its own, for several jobs at once.
///
/// A job may run more than once (a worker can die between the work and its acknowledgement): make
/// outside effects repeatable, or do them through [JobContext#inAckTransaction].
@FunctionalInterface
public interface JobHandler {

    /// Does the work. Returning means success; throwing means that the attempt failed. An
    /// interrupt means time-out, cancellation or a lost lease: stop soon.
    void run(JobContext context) throws Exception;
}
