package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Table;

/// A population that notices its limit too late: the delay turns a gentle stop into a crash.
final class LatePopulation implements CatalogueModel {
    /// By how much felt crowding multiplies births.
    private static final Table HOPE =
            Table.of(0, 1, 0.5, 0.95, 0.8, 0.75, 1, 0.5, 1.2, 0.25, 1.5, 0.08, 2, 0.02);

    @Override
    public String name() {
        return "population-delay";
    }

    @Override
    public String story() {
        return "The same settlers, but children need fifteen years to grow up, and people notice"
                + " only after many years how crowded the land has become. By then the next"
                + " generation is born already.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 300, 0.25, "year");
        var fertility = m.constant("Fertility", 0.1, "1/year");
        var growingUp = m.constant("Growing up", 15, "year");
        var adultLife = m.constant("Adult life", 40, "year");
        var capacity = m.constant("Capacity", 1000, "people");
        var notice = m.constant("Notice delay", 20, "year");

        var children = m.stock("Children", 10, "people").nonNegative();
        var adults = m.stock("Adults", 20, "people").nonNegative();
        var felt = m.stock("Felt crowding", 0.03, "1");
        var people = m.aux("People", "people", children.plus(adults));
        var crowding = m.aux("Crowding", "1", people.over(capacity));
        var hope = m.aux("Hope", "1", felt.lookUp(HOPE));
        var noticing = m.flow("Noticing", "1/year", crowding.minus(felt).over(notice)).to(felt);
        var births =
                m.flow("Births", "people/year", adults.times(fertility).times(hope)).to(children);
        var maturing =
                m.flow("Maturing", "people/year", children.over(growingUp))
                        .from(children)
                        .to(adults);
        var deaths = m.flow("Deaths", "people/year", adults.over(adultLife)).from(adults);

        m.loop("More parents", REINFORCING, adults, births, children, maturing);
        String late = "Adults -> People -> Crowding -> Noticing -> Felt crowding -> Hope -> Births";
        m.loop("Crowding, felt late", BALANCING, late, "Children -> Maturing");
        m.loop("Growing up", BALANCING, children, maturing);
        m.loop("Growing old", BALANCING, adults, deaths);
        m.loop("Noticing", BALANCING, felt, noticing);
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("People", "Capacity"), List.of("Crowding", "Felt crowding"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        Seen seen = new Seen(run);
        return List.of(
                told(
                        "In year %.0f there are %.0f people on land for %.0f: what they felt then"
                                + " was the crowding of years ago.",
                        seen.whenHighest("People"), seen.highest("People"), run.last("Capacity")),
                told(
                        "A balancing loop with a delay does not stop at its goal, it swings round"
                                + " it; at the end it has come to %.0f.",
                        run.last("People")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what if people notice at once?", "Notice delay=1"),
                Experiment.of(this, "and if it takes two generations?", "Notice delay=60"),
                Experiment.of(this, "does slower growth overshoot less?", "Fertility=0.06"));
    }
}
