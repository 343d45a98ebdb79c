package spiral.sim;

import spiral.sim.expr.Written;

/// The time of a model: from `start` to `stop` in steps of `step`, all in `unit`; values are kept
/// at the start and then every `saveEvery`.
///
/// The time of step i is computed as `start + i * step` and never added up, so that it carries one
/// rounding and not i of them.
public record TimeSpan(double start, double stop, double step, double saveEvery, String unit) {
    /// More steps than this are refused: at a microsecond each they would take minutes.
    public static final long MAX_STEPS = 100_000_000;

    private static final double WHOLE = 1e-6;

    public TimeSpan {
        require(
                Double.isFinite(start) && Double.isFinite(stop),
                "time must be finite but was %s to %s",
                start,
                stop);
        require(stop > start, "time must run forward but was %s to %s", start, stop);
        require(step > 0, "the time step must be greater than 0 but was %s", step);
        require(
                step <= stop - start,
                "the time step %s must fit into the time, which is %s long",
                step,
                stop - start);
        require(
                (stop - start) / step <= MAX_STEPS,
                "a time step of %s makes more than %s steps",
                step,
                MAX_STEPS);
        require(
                isWhole((stop - start) / step),
                "the time must be a whole number of steps, but %s / %s is not",
                stop - start,
                step);
        require(
                saveEvery >= step && isWhole(saveEvery / step),
                "values are saved every whole number of steps, but %s / %s is not",
                saveEvery,
                step);
        require(
                isWhole((stop - start) / saveEvery),
                "the end must be saved, but %s / %s is not whole",
                stop - start,
                saveEvery);
    }

    /// From `start` to `stop` in steps of `step`, each step saved.
    public static TimeSpan of(double start, double stop, double step, String unit) {
        return new TimeSpan(start, stop, step, step, unit);
    }

    /// The same time in other steps, saved as often as before, or every step if that does not fit.
    public TimeSpan withStep(double other) {
        return other > 0 && saveEvery >= other && isWhole(saveEvery / other)
                ? new TimeSpan(start, stop, other, saveEvery, unit)
                : of(start, stop, other, unit);
    }

    /// The same time with values kept only so often.
    public TimeSpan savedEvery(double interval) {
        return new TimeSpan(start, stop, step, interval, unit);
    }

    /// How many steps lead from start to stop.
    public int steps() {
        return (int) Math.round((stop - start) / step);
    }

    /// How many times are saved, the start among them.
    public int saves() {
        return steps() / stepsPerSave() + 1;
    }

    /// The time of step i.
    public double at(int i) {
        return start + i * step;
    }

    /// Whether values are kept at step i.
    public boolean savesAt(int i) {
        return i % stepsPerSave() == 0;
    }

    private int stepsPerSave() {
        return (int) Math.round(saveEvery / step);
    }

    private static boolean isWhole(double ratio) {
        return Math.abs(ratio - Math.rint(ratio)) <= WHOLE * Math.max(1, ratio * WHOLE);
    }

    private static void require(boolean holds, String sentence, Object... facts) {
        if (!holds) {
            throw new ModelException(sentence.formatted(written(facts)));
        }
    }

    private static Object[] written(Object[] facts) {
        Object[] texts = facts.clone();
        for (int i = 0; i < texts.length; i++) {
            texts[i] = texts[i] instanceof Double number ? Written.of(number) : texts[i];
        }
        return texts;
    }
}
