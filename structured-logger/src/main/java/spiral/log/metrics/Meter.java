package spiral.log.metrics;

/// Something that shows a number, under whatever name it is registered.
sealed interface Meter permits Counter, Gauge, Timer {
    Reading read(MeterId id);
}
