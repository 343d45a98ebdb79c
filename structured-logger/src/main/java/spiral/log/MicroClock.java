package spiral.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that can be read without making an object.
public interface MicroClock extends InstantSource {
    /// Microseconds since 1970-01-01T00:00Z.
    long micros();

    @Override
    default Instant instant() {
        return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS);
    }
}
