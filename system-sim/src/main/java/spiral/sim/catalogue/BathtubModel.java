package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;

/// One stock, a tap and an open drain: the smallest system that seeks a level of its own.
final class BathtubModel implements CatalogueModel {
    private static final double TURNED_DOWN = 20;

    @Override
    public String name() {
        return "bathtub";
    }

    @Override
    public String story() {
        return "A tub holds 50 litres, the tap runs and the drain is open. The more water there is,"
                + " the faster it drains. After twenty minutes somebody turns the tap down to half.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 60, 0.25, "minute");
        var open = m.constant("Tap open", 8, "litre/minute");
        var turned = m.constant("Turned down by", 4, "litre/minute");
        var share = m.constant("Drain share", 0.1, "1/minute");

        var water = m.stock("Water", 50, "litre").nonNegative();
        m.flow("Tap", "litre/minute", open.minus(step(turned, TURNED_DOWN)).max(0)).to(water);
        var drain = m.flow("Drain", "litre/minute", water.times(share)).from(water);

        m.loop("Empties itself", BALANCING, water, drain);
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Water"), List.of("Tap", "Drain"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        return List.of(
                told(
                        "The water rises towards %.0f litres, where the drain takes what the tap"
                                + " gives: nobody set that level, the loop Empties itself (B) did.",
                        run.at("Tap", 0) / run.last("Drain share")),
                told(
                        "When the tap is turned down the tap's line falls at once, the water only"
                                + " bit by bit, to %.1f litres: a stock remembers.",
                        run.last("Water")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "where does it settle if it begins empty?", "Water=0"),
                Experiment.of(this, "what happens without a drain?", "Drain share=0"),
                Experiment.of(
                        this, "does twice the drain bring half the water?", "Drain share=0.2"));
    }
}
