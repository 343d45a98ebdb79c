package spiral.queue.view;

import java.time.Duration;
import java.util.Locale;

/// Numbers and times as people read them: three digits are enough, the unit stands behind them.
public final class Amounts {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Amounts() {}

    /// `18,204`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `0.31`, `12.5`, `1,204`: a rate.
    public static String rate(double perSecond) {
        return threeDigits(perSecond);
    }

    /// `98.2 %` of a share from 0 to 1; `100 %` only when it is all.
    public static String percent(double share) {
        double floored = Math.floor(share * 1_000) / 10;
        return share == 0 || share == 1
                ? String.format(Locale.ROOT, "%.0f %%", share * 100)
                : String.format(Locale.ROOT, "%.1f %%", floored);
    }

    /// `0.31 ms`, `12.5 ms`, `1.2 s`, `3 min`, `2.5 h`, `7 days`.
    public static String duration(Duration duration) {
        return micros(duration.toNanos() / 1_000);
    }

    /// The same from microseconds, as the store counts them.
    public static String micros(long micros) {
        long size = Math.abs(micros);
        if (size < SECOND) {
            return in(micros, MILLI, "ms");
        }
        if (size < MINUTE) {
            return in(micros, SECOND, "s");
        }
        if (size < HOUR) {
            return in(micros, MINUTE, "min");
        }
        return size < 2 * DAY ? in(micros, HOUR, "h") : in(micros, DAY, "days");
    }

    private static String in(long micros, long unit, String name) {
        return threeDigits((double) micros / unit) + " " + name;
    }

    private static String threeDigits(double value) {
        double size = Math.abs(value);
        if (size == Math.rint(size) || size >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
