package spiral.queue.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.queue.IllegalMove;
import spiral.queue.JobQueue;
import spiral.queue.KeyConflict;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.NoSuchJob;
import spiral.queue.StoreException;

/// A command on a store: opens it, does its work, closes it. What the store refuses becomes a
/// sentence and an exit code: 3 for a store that cannot be used, 2 for an id that does not exist, 1
/// for a move that a job's state does not allow.
abstract class StoreCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    @Mixin private final StoreOption db = new StoreOption();

    /// Opens the store that this command needs; by default one that exists.
    JobQueue open(StoreOption db) {
        return db.existing();
    }

    /// Does the work and gives the exit code.
    abstract int run(JobQueue queue, Screen screen) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (JobQueue queue = open(db)) {
            return run(queue, common.screen());
        } catch (NoSuchJob unknown) {
            throw new UserError(String.valueOf(unknown.getMessage()));
        } catch (IllegalMove | KeyConflict | Lane.Closed refused) {
            common.screen().err("error: " + refused.getMessage());
            return Exit.FAILED;
        } catch (StoreException trouble) {
            throw UserError.environment(String.valueOf(trouble.getMessage()));
        }
    }

    final StoreOption db() {
        return db;
    }

    /// This type, if it may be one.
    static String checkedType(String type) {
        return checked(() -> NewJob.checkedType(type));
    }

    /// Refuses a number that is out of the option's range.
    static void checkRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UserError(
                    "%s must be %d to %d but was %d".formatted(option, least, most, value));
        }
    }

    /// What the option's value makes; what it cannot make is the user's mistake.
    static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()));
        }
    }
}
