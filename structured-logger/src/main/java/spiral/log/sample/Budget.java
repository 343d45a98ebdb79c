package spiral.log.sample;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import spiral.log.Event;
import spiral.log.Sampler;

/// Holds a number of events or bytes per second, however many come, by letting a share of them
/// through that it corrects ten times a second: a feedback controller.
///
///     goal ---(-)--> error --> share *= f(error) --> admits --> events/s --+
///              ^                                                         |
///              +------------- measured over a tenth of a second <--------+
///
/// Unlike a hard limit, which is all open at the beginning of a second and shut for the rest of it,
/// the share is steady: what is kept is spread evenly over time.
///
/// How this works: the plant is proportional, output = share × input, so multiplying the share by
/// (goal / measured) corrects any step of the input in one turn of the loop if the input then
/// stays. Input is noisy, and a full correction would chase the noise; so the correction is taken
/// to the power [#GAIN]. A remaining deviation shrinks by the factor 1 − GAIN each turn: after a
/// step it is below 5 % in 9 turns, without overshoot. Which events are let through is decided by
/// an accumulator, not by chance: each event adds the share, and each whole number passed lets one
/// through.
public final class Budget implements Sampler {
    /// Turns of the loop per second.
    public static final int TURNS = 10;

    /// How much of the deviation, on a scale of factors, is corrected each turn.
    public static final double GAIN = 0.3;

    private static final long TURN_MICROS = 1_000_000 / TURNS;
    private static final double LEAST_SHARE = 1e-6;

    private final double goalPerTurn;
    private final @Nullable LongSupplier output;
    // all below guarded by this
    private long turn = Long.MIN_VALUE;
    private long seen;
    private double share = 1;
    private double due;
    private long outputBefore;

    /// Holds this many events per second.
    public Budget(double eventsPerSecond) {
        this(eventsPerSecond, null);
    }

    private Budget(double perSecond, @Nullable LongSupplier output) {
        if (!(perSecond >= 1) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("budget must be at least 1 but was " + perSecond);
        }
        this.goalPerTurn = perSecond / TURNS;
        this.output = output;
    }

    /// Holds this many bytes per second, measured where they come out.
    ///
    /// @param bytesSoFar such as `metered::bytes`
    public static Budget ofBytes(double bytesPerSecond, LongSupplier bytesSoFar) {
        return new Budget(bytesPerSecond, bytesSoFar);
    }

    /// The share let through at present, from 0 to 1.
    public synchronized double share() {
        return share;
    }

    @Override
    public synchronized boolean admits(Event event) {
        long now = Math.floorDiv(event.epochMicros(), TURN_MICROS);
        if (now > turn || now < turn - TURNS) { // else other threads overtook it on its way here
            correct(now);
        }
        seen++;
        due += share;
        if (due >= 1) {
            due -= 1;
            return true;
        }
        return false;
    }

    /// Ends the turn, and those after it in which nothing came.
    private void correct(long now) {
        boolean first = turn == Long.MIN_VALUE;
        long silent = first ? 0 : Math.min(100, Math.max(0, now - turn - 1));
        turn = now;
        double measured = measured();
        if (!first) {
            turn(measured <= 0 ? x -> 1 : x -> x * Math.pow(goalPerTurn / measured, GAIN));
        }
        if (silent > 0) {
            turn(x -> x * Math.pow(1 / LEAST_SHARE, Math.min(1, silent / (double) TURNS)));
        }
        seen = 0;
    }

    private double measured() {
        if (output == null) {
            return share * seen;
        }
        long now = output.getAsLong();
        long grown = now - outputBefore;
        outputBefore = now;
        return grown;
    }

    private void turn(DoubleUnaryOperator correction) {
        share = Math.clamp(correction.applyAsDouble(share), LEAST_SHARE, 1);
    }
}
