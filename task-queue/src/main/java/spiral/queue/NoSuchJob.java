package spiral.queue;

/// There is no job with this id, or its record is no longer kept.
public final class NoSuchJob extends IllegalMove {
    private static final long serialVersionUID = 1;

    public NoSuchJob(long id) {
        super("there is no job " + id);
    }
}
