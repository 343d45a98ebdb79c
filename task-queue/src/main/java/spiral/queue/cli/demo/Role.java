package spiral.queue.cli.demo;

import java.util.List;

/// One of the processes of the demo.
///
/// @param name what people call it
/// @param kind what it does
record Role(String name, Kind kind) {
    /// How many workers there are; each has a key.
    static final int WORKERS = 3;

    static final Role PRODUCER = new Role("producer", Kind.PRODUCER);
    static final Role SCHEDULER = new Role("scheduler", Kind.SCHEDULER);

    enum Kind {
        WORKER,
        SCHEDULER,
        PRODUCER
    }

    /// The worker with this number, from 1.
    static Role worker(int number) {
        return new Role("worker-" + number, Kind.WORKER);
    }

    /// Those without whom no job gets done: started first.
    static List<Role> first() {
        return List.of(PRODUCER, worker(1));
    }

    /// All others, started a moment later: five Java processes at once would hold each other up.
    static List<Role> others() {
        return List.of(SCHEDULER, worker(2), worker(3));
    }
}
