package spiral.sim.catalogue;

import java.util.List;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;

/// A model with the words around it. Stateless.
public interface CatalogueModel {
    /// What people type, such as `thermostat`.
    String name();

    /// What the model is about, in two or three sentences without formulas.
    String story();

    /// The model itself, with every loop of the story named.
    Model model();

    /// Which variables belong together on a chart, one list per chart, each of one unit.
    List<List<String>> charts();

    /// Two sentences on what this run shows, with its numbers.
    List<String> whatToSee(Run run);

    /// Three small changes to make.
    List<Experiment> experiments();

    /// True when the step is a fact of the model's world, such as a week of a game: then halving it
    /// makes another world, and only Euler's method keeps its rules.
    default boolean inSteps() {
        return false;
    }

    /// How to run it unless somebody says otherwise.
    default Integrator method() {
        return inSteps() ? Integrators.EULER : Integrators.RK4;
    }

    /// Its run as the story goes.
    default Run run() {
        return model().run(method());
    }

    /// A small change to make, as a command line after `./spiral sim`, and the question that it
    /// answers.
    record Experiment(String arguments, String question) {
        /// The experiment of running this model with other numbers: `Capacity=2000`.
        static Experiment of(CatalogueModel model, String question, String... settings) {
            StringBuilder line = new StringBuilder("run " + model.name());
            for (String setting : settings) {
                line.append(" --set ").append(setting.replace(' ', '_'));
            }
            return new Experiment(line.toString(), question);
        }
    }
}
