package spiral.queue.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spiral.queue.NewJob;

/// What a command's options say about a job, in picocli's order; for the command's own thread.
final class JobChanges {
    private final List<UnaryOperator<NewJob>> said = new ArrayList<>();

    /// Remembers an option; picocli says null for one that was not given.
    <T> void add(@Nullable T value, BiFunction<NewJob, T, NewJob> change) {
        if (value != null) {
            said.add(job -> change.apply(job, value));
        }
    }

    /// True when any was given.
    boolean any() {
        return !said.isEmpty();
    }

    /// The job with all of them.
    ///
    /// @throws IllegalArgumentException when a value is out of range
    NewJob made(NewJob job) {
        NewJob made = job;
        for (UnaryOperator<NewJob> change : said) {
            made = change.apply(made);
        }
        return made;
    }
}
