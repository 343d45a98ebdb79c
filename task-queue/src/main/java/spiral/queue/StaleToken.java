package spiral.queue;

/// An attempt tried to settle a job that it no longer holds: its lease was lost and the job went
/// to another worker, or came to an end. The late result is refused and counted.
public final class StaleToken extends IllegalMove {
    private static final long serialVersionUID = 1;

    StaleToken(long token, JobLife life) {
        super(
                "token %d does not hold this job: it is %s and its newest token is %d"
                        .formatted(token, life.state().name().word(), life.token()));
    }
}
