package spiral.log.sample;

import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;

/// Samples only what is below a level and admits the rest: no warning is ever left to chance.
///
/// @param level the lowest level that is always admitted
/// @param sampler decides about everything below
public record Below(Level level, Sampler sampler) implements Sampler {
    @Override
    public boolean admits(Event event) {
        return event.level().toInt() >= level.toInt() || sampler.admits(event);
    }
}
