package spiral.queue;

/// Runs jobs of one type. Called on virtual threads, for several jobs at once; quick jobs share one, one
/// after the other.
///
/// A job may run more than once (a worker can die between the work and its acknowledgement): make
/// outside effects repeatable, or do them through [JobContext#inAckTransaction].
@FunctionalInterface
public interface JobHandler {

    /// Does the work. Returning means success; throwing means that the attempt failed. An
    /// interrupt means time-out, cancellation or a lost lease: stop soon.
    void run(JobContext context) throws Exception;
}
