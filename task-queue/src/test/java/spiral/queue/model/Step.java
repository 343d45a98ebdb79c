package spiral.queue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.Callable;

/// One operation of a history. It names jobs, workers and claims by how long ago they came, so that
/// it means something in whatever is left of the history when others are taken out.
interface Step {
    /// Does it in the store and in the model, and compares what they answer.
    void in(World world) throws Exception;

    /// What the model answers, or that it refuses; then the store must refuse with the same kind of
    /// error.
    static <T> Optional<T> accepted(Callable<T> model, Callable<?> store) throws Exception {
        try {
            return Optional.of(model.call());
        } catch (RuntimeException refused) {
            assertThatThrownBy(store::call).isInstanceOf(refused.getClass());
            return Optional.empty();
        }
    }

    static void same(String what, Object store, Object model) {
        assertThat(store).as(what).isEqualTo(model);
    }
}
