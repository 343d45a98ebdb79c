package spiral.sim.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that a system remembers at one moment: a level for each name. Immutable; what happens next
/// makes a new state.
///
///     State room = State.of("Room", 12).and("Felt", 12);
///     State later = room.plus("Room", 0.5);
///
/// @param levels by name, in the order in which they were added
public record State(Map<String, Double> levels) {
    public State {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /// A state of one level.
    public static State of(String name, double level) {
        return new State(Map.of(name, level));
    }

    /// The same state, and this level; a level of that name gives way.
    public State and(String name, double level) {
        Map<String, Double> more = new LinkedHashMap<>(levels);
        more.put(name, level);
        return new State(more);
    }

    /// The same state with one level moved by so much.
    ///
    /// @throws IllegalArgumentException when there is no such level
    public State plus(String name, double change) {
        return and(name, get(name) + change);
    }

    /// The level of this name.
    ///
    /// @throws IllegalArgumentException naming the levels that there are
    public double get(String name) {
        Double level = levels.get(name);
        if (level == null) {
            throw new IllegalArgumentException(
                    "the state has no %s; it has %s"
                            .formatted(name, String.join(", ", levels.keySet())));
        }
        return level;
    }
}
