package spiral.eventloop.scenario;

import java.util.Optional;

/// The same programs in JavaScript: each stands in a file of its scenario's name.
public final class Twins {
    private Twins() {}

    /// The JavaScript of a scenario; nothing if only Java can tell it.
    public static Optional<Listing> of(Scenario scenario) {
        if (scenario instanceof ScriptScenario) {
            return Optional.of(scenario.listing());
        }
        String file = scenario.name() + ".js";
        return Twins.class.getResource(file) == null
                ? Optional.empty()
                : Optional.of(Listing.ofScript(file));
    }
}
