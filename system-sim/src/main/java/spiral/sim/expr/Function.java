package spiral.sim.expr;

import static spiral.sim.expr.Expr.Ref.STEP_NUMBER;
import static spiral.sim.expr.Expr.Ref.TIME;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A function of several values. Most are short for a larger equation ([#meaning]); those that
/// remember ([#remembers]) become hidden stocks when a model is built.
///
/// All that fire at a time do so half a step early, which guards against rounding: `Time + Time
/// Step / 2 > start`, as in Vensim.
public enum Function {
    /// `STEP(height, start)`: 0, and `height` from the start on.
    STEP("STEP", 2, 2),
    /// `PULSE(start, width)`: 1 from the start for the width, at least for one step (Vensim's).
    PULSE("PULSE", 2, 2),
    /// `PULSE TRAIN(start, width, every, end)`: such pulses again and again; one long pulse where
    /// they come faster than they pass (Vensim's).
    PULSE_TRAIN("PULSE TRAIN", 4, 4),
    /// `PULSE OF(volume, first, interval)`: the volume within one step, at the first time and, if
    /// the interval is above 0, after each interval (XMILE's `PULSE`).
    PULSE_OF("PULSE OF", 2, 3),
    /// `RAMP(slope, start, end)`: 0, then rising from start to end, then steady.
    RAMP("RAMP", 2, 3),
    /// `ZIDZ(a, b)`: a / b, or 0 where b is as good as 0.
    ZIDZ("ZIDZ", 2, 2),
    /// `XIDZ(a, b, x)`: a / b, or x where b is as good as 0.
    XIDZ("XIDZ", 3, 3),
    /// `QUANTUM(a, b)`: a cut to a whole number of b.
    QUANTUM("QUANTUM", 2, 2),
    /// `LOG(x, base)`.
    LOG("LOG", 2, 2),
    /// `RANDOM UNIFORM(min, max, seed)`: another number in each step, the same in every run.
    RANDOM_UNIFORM("RANDOM UNIFORM", 3, 3),
    /// `RANDOM NORMAL(min, max, mean, deviation, seed)`, held between min and max.
    RANDOM_NORMAL("RANDOM NORMAL", 5, 5),
    /// `SMOOTH(input, time, start)`: follows the input, late; without a start, from its value.
    SMOOTH("SMOOTH", 2, 3),
    SMOOTH3("SMOOTH3", 2, 3),
    /// `SMOOTH N(input, time, start, order)`; constants must give the order.
    SMOOTH_N("SMOOTH N", 4, 4),
    /// `DELAY1(input, time, start)`: what goes in comes out later, and nothing is lost.
    DELAY1("DELAY1", 2, 3),
    DELAY3("DELAY3", 2, 3),
    /// `DELAY N(input, time, start, order)`; constants must give the order.
    DELAY_N("DELAY N", 4, 4),
    /// `DELAY FIXED(input, time, start)`: exactly the input of that time ago; where constants give a
    /// time of 0, the input itself.
    DELAY_FIXED("DELAY FIXED", 3, 3),
    /// `PREVIOUS(input, start)`: the input one step ago.
    PREVIOUS("PREVIOUS", 2, 2),
    /// `SAMPLE IF TRUE(condition, input, start)`: the input when the condition last held.
    SAMPLE_IF_TRUE("SAMPLE IF TRUE", 3, 3),
    /// `INITIAL(input)`: the input at the start of the time.
    INITIAL("INITIAL", 1, 1);

    private static final Set<Function> REMEMBERING = EnumSet.range(SMOOTH, INITIAL);
    private static final double AS_GOOD_AS_ZERO = 1e-6;
    private static final double END_OF_TIME = Double.MAX_VALUE;

    private final String symbol;
    private final int fewest;
    private final int most;

    Function(String symbol, int fewest, int most) {
        this.symbol = symbol;
        this.fewest = fewest;
        this.most = most;
    }

    /// How it is written.
    public String symbol() {
        return symbol;
    }

    /// How many arguments it needs.
    public int fewest() {
        return fewest;
    }

    /// How many arguments it takes.
    public int most() {
        return most;
    }

    /// Whether it depends on what was before, and so is more than an equation.
    public boolean remembers() {
        return REMEMBERING.contains(this);
    }

    /// The larger equation that a call is short for.
    Expr meaning(List<Expr> args) {
        Expr a = args.getFirst();
        Expr b = args.getLast();
        return switch (this) {
            case STEP -> ifThenElse(reached(b), a, number(0));
            case PULSE -> reached(a).and(reached(a.plus(atLeastAStep(b))).not());
            case PULSE_TRAIN -> train(a, args.get(1), args.get(2), b);
            case PULSE_OF -> pulseOf(a, args.get(1), args.size() > 2 ? b : number(0));
            case RAMP -> ramp(a, args.get(1), args.size() > 2 ? b : number(END_OF_TIME));
            case ZIDZ -> XIDZ.meaning(List.of(a, b, number(0)));
            case XIDZ -> ifThenElse(isZero(args.get(1)), b, a.over(args.get(1)));
            case QUANTUM ->
                    ifThenElse(b.greaterThan(0), b.times(a.over(b).apply(MathFunction.INTEGER)), a);
            case LOG -> a.apply(MathFunction.LN).over(b.apply(MathFunction.LN));
            case RANDOM_UNIFORM -> a.plus(args.get(1).minus(a).times(chance(b, STEP_NUMBER)));
            case RANDOM_NORMAL -> normal(args).max(a).min(args.get(1));
            default -> throw new IllegalStateException(symbol + " remembers; it is no equation");
        };
    }

    private static Expr isZero(Expr divisor) {
        return divisor.apply(MathFunction.ABS).lessThan(AS_GOOD_AS_ZERO);
    }

    private static Expr now() {
        return TIME.plus(TIME_STEP.over(2));
    }

    private static Expr reached(Expr start) {
        return now().greaterThan(start);
    }

    private static Expr atLeastAStep(Expr width) {
        return width.max(TIME_STEP);
    }

    private static Expr train(Expr start, Expr width, Expr every, Expr end) {
        Expr length = atLeastAStep(width);
        Expr since = new Expr.Binary(Operator.MODULO, now().minus(start), every.max(length));
        Expr open = since.lessThan(length);
        return reached(start).and(open).and(reached(end).not());
    }

    private static Expr pulseOf(Expr volume, Expr first, Expr interval) {
        Expr since = now().minus(first);
        Expr again = new Expr.Binary(Operator.MODULO, since, interval);
        Expr place = ifThenElse(interval.greaterThan(0), again, since);
        Expr fires = reached(first).and(place.lessThan(TIME_STEP));
        return ifThenElse(fires, volume.over(TIME_STEP), number(0));
    }

    private static Expr ramp(Expr slope, Expr start, Expr end) {
        return slope.times(TIME.min(end).minus(start).max(0));
    }

    private static Expr chance(Expr seed, Expr place) {
        return new Expr.Binary(Operator.CHANCE, seed, place);
    }

    /// Box and Muller, "A note on the generation of random normal deviates" (1958).
    private static Expr normal(List<Expr> args) {
        Expr seed = args.get(4);
        Expr even = chance(seed, STEP_NUMBER.times(2));
        Expr odd = chance(seed, STEP_NUMBER.times(2).plus(1));
        Expr radius =
                number(1).minus(even).apply(MathFunction.LN).times(-2).apply(MathFunction.SQRT);
        Expr angle = odd.times(2 * Math.PI);
        Expr standard = radius.times(angle.apply(MathFunction.COS));
        return args.get(2).plus(standard.times(args.get(3)));
    }
}
