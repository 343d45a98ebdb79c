package spiral.sim.catalogue;

import java.util.List;
import java.util.Optional;

/// All models of the catalogue, in the order in which they are best met.
public final class Catalogue {
    private Catalogue() {}

    /// Every model; a new one takes its place here.
    public static List<CatalogueModel> all() {
        return List.of(
                new BathtubModel(),
                new Thermostat(),
                new RegulatedRoom.OnOff(),
                new RegulatedRoom.Hysteresis(),
                new RegulatedRoom.Proportional(),
                new RegulatedRoom.ProportionalIntegral(),
                new RegulatedRoom.ProportionalIntegralDerivative(),
                new Population(),
                new LatePopulation(),
                new Inventory(),
                new Beer(),
                new Congestion(),
                new Collapse(),
                new Homeostat(),
                new Variety(),
                new TaskQueue());
    }

    /// The model of this name, in any case.
    public static Optional<CatalogueModel> named(String name) {
        return all().stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
    }
}
