package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A scale from `low` to `high` with ticks at round numbers: 1, 2 or 5 times a power of ten apart.
record Axis(double low, double high, double tick) {
    private static final double HAIR = 1e-9;

    /// A scale that covers these values and not more.
    static Axis tight(double low, double high, int ticks) {
        double wide = high > low ? high : low + Math.max(1, Math.abs(low) / 10);
        return new Axis(low, wide, roundTick((wide - low) / ticks));
    }

    /// A scale that covers these values and begins and ends at a tick; it begins at 0 if that is
    /// near.
    static Axis round(double low, double high, int ticks) {
        double bottom = low >= 0 && low <= high / 2 ? 0 : low;
        Axis tight = tight(bottom, high, ticks);
        return new Axis(
                Math.floor(bottom / tight.tick + HAIR) * tight.tick,
                Math.ceil(tight.high / tight.tick - HAIR) * tight.tick,
                tight.tick);
    }

    private static double roundTick(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    /// Where a value lies: 0 at the low end, 1 at the high end.
    double share(double value) {
        return (value - low) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long last = (long) Math.floor(high / tick + HAIR);
        for (long i = (long) Math.ceil(low / tick - HAIR); i <= last; i++) {
            ticks.add(i * tick);
        }
        return ticks;
    }

    /// A tick's number, as short as the scale allows: 20, 0.25, 150k, 2M.
    String label(double value) {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        return largest >= 1e15
                ? String.format(Locale.ROOT, "%.1e", value)
                : largest >= 1e6
                        ? scaled(value, 1e6, "M")
                        : largest >= 1e5 ? scaled(value, 1e3, "k") : scaled(value, 1, "");
    }

    private String scaled(double value, double unit, String letter) {
        int digits = (int) Math.clamp(-Math.floor(Math.log10(tick / unit) + HAIR), 0, 9);
        return String.format(Locale.ROOT, "%." + digits + "f", value / unit + 0.0) + letter;
    }
}
