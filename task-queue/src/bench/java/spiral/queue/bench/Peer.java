package spiral.queue.bench;

/// Somebody who can store jobs on PostgreSQL and work through them.
interface Peer extends AutoCloseable {
    String name();

    /// Stores so many no-op jobs, in batches of [QueueBarsBench#BATCH], each durable.
    void submitBatches(int jobs) throws Exception;

    /// Stores one no-op job; it is durable when this returns. For several threads at once.
    void submitOne() throws Exception;

    /// Works through so many jobs, which are there.
    ///
    /// @return jobs per second, from the first one's end to the last one's
    double process(int jobs) throws Exception;

    @Override
    void close();
}
