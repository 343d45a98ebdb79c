package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import spiral.queue.demo.Glimpse;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Tiding;

/// All that the screen shows at one moment.
///
/// @param at the demo's time
/// @param glimpse what was seen in the store
/// @param perSecond jobs finished per second, lately
/// @param members the workers, in the order of their keys
/// @param producing false when the producer has ended
/// @param losses workers that died, and what is known about their jobs
/// @param tidings what has happened so far, the latest last
record View(
        Errand errand,
        Duration at,
        Glimpse glimpse,
        double perSecond,
        List<Member> members,
        boolean producing,
        List<Loss> losses,
        List<Tiding> tidings) {

    /// A worker as the supervisor and the store know it.
    ///
    /// @param held how many jobs it has in its hands
    record Member(int number, State state, int held) {
        String name() {
            return Role.worker(number).name();
        }
    }

    /// What a worker's process is doing.
    enum State {
        STARTING,
        WORKING,
        KILLED
    }
}
