package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;

/// A room, its heater and the cold outside: two balancing loops that pull in opposite directions.
final class Thermostat implements CatalogueModel {
    private static final double COLD_NIGHT = 240;

    @Override
    public String name() {
        return "thermostat";
    }

    @Override
    public String story() {
        return "A room should be at 20 degrees. The heater works harder the wider the gap is, and"
                + " the room loses heat the faster the warmer it is. After four hours the night"
                + " comes and it gets ten degrees colder outside.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 480, 0.5, "minute");
        var setpoint = m.constant("Setpoint", 20, "degC");
        var gain = m.constant("Heater gain", 0.2, "1/minute");
        var strongest = m.constant("Strongest heat", 0.5, "degC/minute");
        var insulation = m.constant("Insulation", 60, "minute");
        var day = m.constant("Outside by day", 8, "degC");
        var outside = m.aux("Outside", "degC", day.minus(step(number(10), COLD_NIGHT)));

        var room = m.stock("Room", 12, "degC");
        var gap = m.aux("Gap", "degC", setpoint.minus(room));
        var heating =
                m.flow("Heating", "degC/minute", gap.times(gain).max(0).min(strongest)).to(room);
        var loss = m.flow("Loss", "degC/minute", room.minus(outside).over(insulation)).from(room);

        m.loop("Heat to the goal", BALANCING, room, gap, heating);
        m.loop("Leak to the outside", BALANCING, room, loss);
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Room", "Setpoint", "Outside"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        double evening = run.at("Room", COLD_NIGHT);
        double night = run.last("Room");
        return List.of(
                told(
                        "The room climbs to %.1f degC and stays below the %.0f it was told: without"
                                + " a gap there is no heat, so some gap must remain.",
                        evening, run.last("Setpoint")),
                told(
                        "When the night takes 10 degC from the outside, the loop Heat to the goal"
                                + " gives way by only %.1f degC: that is balancing.",
                        evening - night));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what does the room do without its heater?", "Heater gain=0"),
                Experiment.of(this, "how near its goal does a hasty heater get?", "Heater gain=1"),
                Experiment.of(
                        this, "which loop wins when the heater is weak?", "Strongest heat=0.1"));
    }
}
