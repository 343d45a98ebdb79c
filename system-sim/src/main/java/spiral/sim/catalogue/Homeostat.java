package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Table;
import spiral.sim.expr.Term;

/// Ashby's homeostat (Design for a Brain, 1952): four needles that push each other, and a switch in
/// each unit that tries other wires until all needles stay in the middle.
///
///     Unit 1 ──┐ pushes, by the wires of   if it stays outside its limits,
///     Unit 2 ──┼─► the switch's position ──► the switch moves on by one:
///     Unit 3 ──┤                             other wires, another system
///     Unit 4 ──┘
///
/// The wires of a position come from a table of random numbers, like Ashby's own, with a fixed
/// seed.
final class Homeostat implements CatalogueModel {
    private static final int UNITS = 4;
    private static final int POSITIONS = 100;
    private static final long WIRING = 1948; // the year in which it was built
    private static final double KICK = 100;
    private static final double REVERSED = 200;

    @Override
    public String name() {
        return "homeostat";
    }

    @Override
    public String story() {
        return "Four needles push each other through wires that nobody chose. A needle that stays"
                + " outside its limits makes its switch try other wires. At time 100 somebody"
                + " knocks against a needle; at time 200 again, and swaps a wire.";
    }

    @Override
    public boolean inSteps() {
        return true;
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 400, 0.125, "second");
        m.constant("Own damping", 0.3, "1/second");
        m.constant("Strength of wires", 0.6, "1/second");
        m.constant("Limit", 1, "1");
        m.constant("Patience", 3, "second");
        m.constant("Push", 1.5, "1/second");
        var needles =
                IntStream.rangeClosed(1, UNITS)
                        .mapToObj(i -> m.stock("Needle " + i, 0.4 * i - 1, "1"))
                        .toList();
        RandomGenerator wires = new SplittableRandom(WIRING);
        for (int i = 1; i <= UNITS; i++) {
            unit(m, i, needles, wires);
        }
        m.aux("Needles outside", "1", outside());
        for (int i = 1; i <= UNITS; i++) {
            m.loop("Damping " + i, BALANCING, needles.get(i - 1), Expr.named("Moving " + i));
        }
        return m.build();
    }

    private static void unit(
            ModelBuilder m, int unit, List<StockDraft> needles, RandomGenerator wires) {
        StockDraft needle = needles.get(unit - 1);
        var position = m.stock("Switch " + unit, 0, "1");
        var endured = m.stock("Endured " + unit, 0, "second");
        Expr pull = needle.times(Expr.named("Own damping")).negated();
        for (int other = 1; other <= UNITS; other++) {
            if (other != unit) {
                var wire =
                        m.aux(
                                "Wire %d-%d".formatted(other, unit),
                                "1",
                                position.lookUp(row(wires)));
                Expr push = wire.times(needles.get(other - 1));
                boolean swapped = unit == 1 && other == 2;
                pull =
                        pull.plus(
                                (swapped ? push.times(swap()) : push)
                                        .times(Expr.named("Strength of wires")));
            }
        }
        Expr pushed = unit == 1 ? pull.plus(knock()) : pull;
        m.flow("Moving " + unit, "1/second", stopped(needle, pushed)).to(needle);
        patience(m, unit, needle, position, endured);
    }

    /// The needle cannot leave its scale, which ends at -2 and 2.
    private static Expr stopped(StockDraft needle, Expr rate) {
        Expr toTheTop = number(2).minus(needle).over(TIME_STEP);
        Expr toTheBottom = number(-2).minus(needle).over(TIME_STEP);
        return rate.min(toTheTop).max(toTheBottom);
    }

    private static void patience(
            ModelBuilder m, int unit, StockDraft needle, StockDraft position, StockDraft endured) {
        var outside =
                m.aux(
                        "Outside " + unit,
                        "1",
                        needle.max(needle.negated()).greaterThan(Expr.named("Limit")));
        var enough =
                m.aux(
                        "Enough " + unit,
                        "1",
                        endured.greaterThan(Expr.named("Patience")).times(outside));
        m.flow("Switching " + unit, "1/second", enough.over(TIME_STEP)).to(position);
        Expr reset = endured.negated().over(TIME_STEP);
        m.flow(
                        "Enduring " + unit,
                        "1",
                        ifThenElse(outside.minus(enough).greaterThan(0), number(1), reset))
                .to(endured);
    }

    private static Expr knock() {
        return pulse(KICK).plus(pulse(REVERSED));
    }

    private static Expr pulse(double at) {
        Expr push = Expr.named("Push");
        return step(push, at).minus(step(push, at + 1));
    }

    private static Expr swap() {
        return number(1).minus(step(number(2), REVERSED));
    }

    /// One wire's weight, between -1 and 1, for each position of the switch.
    private static Table row(RandomGenerator wires) {
        double[] xy = new double[2 * POSITIONS];
        for (int i = 0; i < POSITIONS; i++) {
            xy[2 * i] = i;
            xy[2 * i + 1] = wires.nextInt(-8, 9) / 8.0;
        }
        return Table.of(xy);
    }

    private static Expr outside() {
        Term sum = Expr.named("Outside 1");
        for (int i = 2; i <= UNITS; i++) {
            sum = sum.plus(Expr.named("Outside " + i));
        }
        return sum.expr();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Needle 1", "Needle 2", "Needle 3", "Needle 4"),
                List.of("Switch 1", "Switch 2", "Switch 3", "Switch 4"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        double switches = 0;
        for (int i = 1; i <= UNITS; i++) {
            switches += run.last("Switch " + i);
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "After %.0f turns of the switches the needles found wires with which they"
                                + " stay in the middle: nobody designed them.",
                        switches),
                String.format(
                        Locale.ROOT,
                        "The last needle was outside at second %.0f, so it took %.0f seconds to"
                                + " get over the swapped wire. Ashby called that ultrastable.",
                        new Seen(run).lastAbove("Needles outside", 0),
                        Math.max(0, new Seen(run).lastAbove("Needles outside", 0) - REVERSED)));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "can it live with stronger wires?", "Strength of wires=1.2"),
                Experiment.of(this, "what if it gives up a wiring sooner?", "Patience=0.5"),
                Experiment.of(this, "is it harder without damping?", "Own damping=0.05"));
    }
}
