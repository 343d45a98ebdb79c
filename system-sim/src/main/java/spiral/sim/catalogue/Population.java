package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Table;

/// A population with a limit: births reinforce, crowding balances, and the lead passes from the one
/// to the other.
final class Population implements CatalogueModel {
    /// By how much crowding multiplies deaths; 1 at no crowding, 3.2 where the land is full.
    private static final Table CROWDED_DEATHS =
            Table.of(0, 1, 0.25, 1.1, 0.5, 1.4, 0.75, 2.1, 1, 3.2, 1.5, 7);

    @Override
    public String name() {
        return "population";
    }

    @Override
    public String story() {
        return "Twenty people settle on land that can feed a thousand. More people have more"
                + " children, so growth feeds itself; but the fuller the land gets, the shorter"
                + " people live.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 300, 0.25, "year");
        var fertility = m.constant("Fertility", 0.04, "1/year");
        var lifetime = m.constant("Lifetime", 80, "year");
        var capacity = m.constant("Capacity", 1000, "people");

        var population = m.stock("Population", 20, "people").nonNegative();
        var crowding = m.aux("Crowding", "1", population.over(capacity));
        var hardship = m.aux("Hardship", "1", crowding.lookUp(CROWDED_DEATHS));
        var births = m.flow("Births", "people/year", population.times(fertility)).to(population);
        var deaths =
                m.flow("Deaths", "people/year", population.over(lifetime).times(hardship))
                        .from(population);

        m.loop("More parents", REINFORCING, population, births);
        m.loop("Growing old", BALANCING, population, deaths);
        m.loop("Crowding", BALANCING, population, crowding, hardship, deaths);
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Population", "Capacity"), List.of("Births", "Deaths"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        double turn = steepest(run);
        return List.of(
                told(
                        "Until year %.0f the curve bends upward: the loop More parents (R)"
                                + " leads, and each birth makes more births.",
                        turn),
                told(
                        "Then Crowding (B) takes the lead, and at %.0f people births and deaths are"
                                + " equal: nobody decided that number, the two loops did.",
                        run.last("Population")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(
                        this,
                        "does twice the land bring twice the people, and when?",
                        "Capacity=2000"),
                Experiment.of(this, "which loop leads when few are born?", "Fertility=0.005"),
                Experiment.of(this, "and if too many come at once?", "Population=1400"));
    }

    /// When it grew fastest.
    private static double steepest(Run run) {
        double[] births = run.series("Births");
        double[] deaths = run.series("Deaths");
        int best = 0;
        for (int i = 0; i < births.length; i++) {
            best = births[i] - deaths[i] > births[best] - deaths[best] ? i : best;
        }
        return run.times()[best];
    }
}
