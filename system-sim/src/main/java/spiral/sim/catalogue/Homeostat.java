package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Run;
import spiral.sim.Sim;
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
    private static final String SWAP = " * (1 - STEP(2, 200))";
    private static final String KNOCKS =
            " + (STEP(Push, 100) - STEP(Push, 101) + (STEP(Push, 200) - STEP(Push, 201)))";
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
        for (int i = 1; i <= UNITS; i++) {
            m.stock("Needle " + i, 0.4 * i - 1, "1");
        }
        RandomGenerator wires = new SplittableRandom(WIRING);
        for (int i = 1; i <= UNITS; i++) {
            unit(m, i, wires);
        }
        m.aux("Needles outside", "1", "Outside 1 + Outside 2 + Outside 3 + Outside 4");
        for (int i = 1; i <= UNITS; i++) {
            m.loop("Damping " + i, BALANCING, "Needle " + i, "Moving " + i);
        }
        return m.build();
    }

    /// One unit; `#` in an equation is its number. A needle cannot leave its scale, which ends at -2
    /// and 2.
    private static void unit(ModelBuilder m, int unit, RandomGenerator wires) {
        Term position = m.stock("Switch " + unit, 0, "1");
        m.stock("Endured " + unit, 0, "second");
        StringBuilder push = new StringBuilder("-(Needle # * Own damping)");
        for (int other = 1; other <= UNITS; other++) {
            if (other != unit) {
                String wire = "Wire %d-%d".formatted(other, unit);
                m.aux(wire, "1", position.lookUp(row(wires)));
                String swap = unit == 1 && other == 2 ? SWAP : "";
                push.append(" + \"%s\" * Needle %d%s".formatted(wire, other, swap));
                push.append(" * Strength of wires");
            }
        }
        push.append(unit == 1 ? KNOCKS : "");
        String stopped =
                "MAX(MIN(" + push + ", (2 - Needle #) / Time Step), (-2 - Needle #) / Time Step)";
        UnaryOperator<String> own = text -> text.replace("#", Integer.toString(unit));
        m.flow("Moving " + unit, "1/second", own.apply(stopped)).to("Needle " + unit);
        m.aux("Outside " + unit, "1", own.apply("MAX(Needle #, -Needle #) > Limit"));
        m.aux("Enough " + unit, "1", own.apply("(Endured # > Patience) * Outside #"));
        m.flow("Switching " + unit, "1/second", own.apply("Enough # / Time Step"))
                .to("Switch " + unit);
        String enduring = "IF Outside # - Enough # > 0 THEN 1 ELSE -Endured # / Time Step";
        m.flow("Enduring " + unit, "1", own.apply(enduring)).to("Endured " + unit);
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

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Needle 1", "Needle 2", "Needle 3", "Needle 4"),
                List.of("Switch 1", "Switch 2", "Switch 3", "Switch 4"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        double switches =
                IntStream.rangeClosed(1, UNITS).mapToDouble(i -> run.last("Switch " + i)).sum();
        double restless = new Seen(run).lastAbove("Needles outside", 0);
        return List.of(
                told(
                        "After %.0f turns of the switches the needles found wires with which they"
                                + " stay in the middle: nobody designed them.",
                        switches),
                told(
                        "The last needle was outside at second %.0f, so it took %.0f seconds to"
                                + " get over the swapped wire. Ashby called that ultrastable.",
                        restless, Math.max(0, restless - REVERSED)));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "can it live with stronger wires?", "Strength of wires=1.2"),
                Experiment.of(this, "what if it gives up a wiring sooner?", "Patience=0.5"),
                Experiment.of(this, "is it harder without damping?", "Own damping=0.05"));
    }
}
