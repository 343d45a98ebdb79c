package spiral.log.json;

import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The plain value that some classes of the JDK mean: what is in an `Optional`, the instant of a
/// `Date`, whose own text would be in the zone of the machine.
final class Plain {
    private Plain() {}

    /// The plain value, or the value itself.
    static @Nullable Object of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        } else if (value instanceof Date date) {
            return instant(date);
        } else if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        } else if (value instanceof AtomicBoolean truth) {
            return truth.get();
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? (Object) optional.getAsInt() : null;
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? (Object) optional.getAsLong() : null;
        } else if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? (Object) optional.getAsDouble() : null;
        }
        return value;
    }

    /// A `java.sql.Date` or `Time` is a day or an hour without an instant, and says so.
    private static Object instant(Date date) {
        try {
            return date.toInstant();
        } catch (UnsupportedOperationException none) {
            return date;
        }
    }
}
