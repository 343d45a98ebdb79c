package spiral.sim.catalogue;

import java.util.List;
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

    /// One experiment, as a command line after `./spiral sim`, and what it asks.
    Experiment tryNext();

    /// A small change to make, and the question that it answers.
    record Experiment(String arguments, String question) {}
}
