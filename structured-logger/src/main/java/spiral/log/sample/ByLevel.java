package spiral.log.sample;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;

/// A sampler for each level; levels without one are admitted.
///
/// @param samplers which sampler decides about which level
public record ByLevel(Map<Level, Sampler> samplers) implements Sampler {
    /// Keeps an unmodifiable copy.
    public ByLevel {
        samplers = Map.copyOf(new EnumMap<>(samplers));
    }

    @Override
    public boolean admits(Event event) {
        return samplers.getOrDefault(event.level(), ALL).admits(event);
    }
}
