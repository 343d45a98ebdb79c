package spiral.queue.worker;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.queue.Claim;
import spiral.queue.JobStore;

/// A job whose worker was lost while it ran: it runs alone, so that it drags nobody along. The store
/// hears of its start first ([JobStore#begin]): from then on another loss counts against it. From that
/// announcement until its end nothing else is started.
///
/// Owned by the loop's thread.
final class Suspect {
    private final JobStore store;
    private final StoreThread storeThread;
    private final WorkerEvents events;
    private final Stage stage;
    // what was received last was one
    private boolean last;
    // one is being announced, or runs
    private boolean begun;
    // the one that is being announced: neither in hand nor running
    private @Nullable Claim beginning;

    /// Where it runs.
    interface Stage {
        /// Starts it; false when nothing may be started any more.
        boolean start(Claim claim);

        void handBack(Claim claim);

        /// Others may start.
        void isFree();
    }

    Suspect(JobStore store, StoreThread storeThread, WorkerEvents events, Stage stage) {
        this.store = store;
        this.storeThread = storeThread;
        this.events = events;
        this.stage = stage;
    }

    /// A job has come, a suspect or not.
    void received(Claim claim) {
        last = claim.alone();
    }

    /// Whether the latest job that came was one.
    boolean last() {
        return last;
    }

    boolean begun() {
        return begun;
    }

    Optional<Claim> beginning() {
        return Optional.ofNullable(beginning);
    }

    /// Announces it, and starts it then.
    void begin(Claim claim) {
        beginning = claim;
        begun = true;
        storeThread.ask(
                "begin",
                () -> store.begin(claim),
                ours -> announced(claim, ours),
                trouble -> {
                    events.storeTrouble(trouble);
                    notStarted(claim);
                });
    }

    private void announced(Claim claim, boolean ours) {
        if (!ours) {
            ended();
        } else if (stage.start(claim)) {
            beginning = null;
        } else {
            notStarted(claim);
        }
    }

    private void notStarted(Claim claim) {
        stage.handBack(claim);
        ended();
    }

    void ended() {
        beginning = null;
        begun = false;
        stage.isFree();
    }
}
