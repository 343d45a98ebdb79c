package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;

/// A shop that orders what it lacks, and forgets what it has ordered already.
final class Inventory implements CatalogueModel {
    private static final double RISE = 10;
    private static final String RATE = "box/week";

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public String story() {
        return "A shop sells twenty boxes a week and wants a hundred in store. Orders take weeks to"
                + " arrive. In week ten customers begin to want a quarter more. The shopkeeper"
                + " orders what is missing, and looks at the shelf, not at what is on its way.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 120, 0.125, "week");
        var usual = m.constant("Usual demand", 20, RATE);
        var more = m.constant("More demand", 5, RATE);
        var wanted = m.constant("Wanted in store", 100, "box");
        var patience = m.constant("Time to adjust", 3, "week");
        var attention = m.constant("Attention to orders", 0, "1");
        var packing = m.constant("Packing", 3, "week");
        var transport = m.constant("Transport", 3, "week");
        var learning = m.constant("Time to learn", 4, "week");
        var demand = m.aux("Demand", RATE, usual.plus(step(more, RISE)));

        var ordered = m.stock("Ordered", usual.times(packing), "box").nonNegative();
        var travelling = m.stock("Travelling", usual.times(transport), "box").nonNegative();
        var store = m.stock("Store", wanted, "box").nonNegative();
        var expected = m.stock("Expected demand", usual, RATE);

        var lack = m.aux("Lack", "box", wanted.minus(store));
        var coming = m.aux("On the way", "box", ordered.plus(travelling));
        var usualWay = m.aux("Usually on the way", "box", expected.times(packing.plus(transport)));
        var forgotten = m.aux("Not yet ordered", "box", usualWay.minus(coming).times(attention));
        m.flow("Ordering", RATE, expected.plus(lack.plus(forgotten).over(patience)).max(0))
                .to(ordered);
        m.flow("Sending", RATE, ordered.over(packing)).from(ordered).to(travelling);
        m.flow("Arriving", RATE, travelling.over(transport)).from(travelling).to(store);
        m.flow("Selling", RATE, demand).from(store);
        m.flow("Noticing", "box/week/week", demand.minus(expected).over(learning)).to(expected);

        String filled = "Store -> Lack -> Ordering -> Ordered -> Sending -> Travelling -> Arriving";
        m.loop("Fill the shelf", BALANCING, filled);
        m.loop("Noticing", BALANCING, "Expected demand", "Noticing");
        m.loop("Sending", BALANCING, "Ordered", "Sending");
        m.loop("Arriving", BALANCING, "Travelling", "Arriving");
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Store", "Wanted in store", "On the way"), List.of("Demand", "Ordering"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        Seen seen = new Seen(run);
        return List.of(
                told(
                        "Demand rises by %.0f boxes a week, once. Orders rise by %.0f: the loop"
                                + " Fill the shelf (B) acts on a shelf of weeks ago.",
                        run.last("More demand"),
                        seen.highest("Ordering") - run.last("Usual demand")),
                told(
                        "The store swings between %.0f and %.0f boxes, and nobody outside the shop"
                                + " makes it swing.",
                        seen.lowest("Store"), seen.highest("Store")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(
                        this,
                        "what if the shop counts what is on its way?",
                        "Attention to orders=1"),
                Experiment.of(this, "does it help to react faster?", "Time to adjust=1"),
                Experiment.of(this, "and to react more slowly?", "Time to adjust=12"));
    }
}
