package spiral.log.metrics;

import java.util.function.DoubleSupplier;

/// A number that is asked for when somebody reads; one that throws reads as NaN.
record Gauge(DoubleSupplier value) implements Meter {
    @Override
    public Reading read(MeterId id) {
        try {
            return new Reading.Level(id, value.getAsDouble());
        } catch (RuntimeException broken) {
            return new Reading.Level(id, Double.NaN);
        }
    }
}
