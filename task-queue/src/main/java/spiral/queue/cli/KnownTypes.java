package spiral.queue.cli;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import spiral.console.DidYouMean;
import spiral.queue.JobStore;
import spiral.queue.handler.BuiltIn;

/// Which jobs make sense in a store: those of a type that a handler is built in for, or that a
/// worker process has registered there.
///
/// @param types the known ones
/// @param any true: accept all others as well
record KnownTypes(Set<String> types, boolean any) {

    static KnownTypes of(JobStore store, boolean any) {
        Set<String> types = new TreeSet<>(BuiltIn.types());
        types.addAll(store.handledTypes());
        return new KnownTypes(types, any);
    }

    /// What is wrong with a job of this type, in one sentence.
    Optional<String> complaint(String type) {
        if (any || types.contains(type)) {
            return Optional.empty();
        }
        String guess =
                DidYouMean.among(type, types)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known: " + String.join(", ", types));
        return Optional.of(
                "nobody has registered a handler for job type '%s'; %s (--any-type submits it all the same)"
                        .formatted(type, guess));
    }
}
