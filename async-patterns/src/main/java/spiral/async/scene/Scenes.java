package spiral.async.scene;

import java.util.List;
import java.util.Optional;

/// The scenes that there are, in the order in which to meet them. A new scene is one class and one
/// line here.
public final class Scenes {
    private static final List<Scene> ALL =
            List.of(
                    new AllScene(),
                    new RaceScene(),
                    new MapLimitScene(),
                    new RetryScene(),
                    new BackoffScene(),
                    new RateLimiterScene(),
                    new BreakerScene(),
                    new BulkheadScene(),
                    new TimeOutScene(),
                    new HedgeScene(),
                    new DebounceScene(),
                    new ThrottleScene(),
                    new FallbackScene(),
                    new SingleFlightScene(),
                    new AdaptiveLimitScene());

    private Scenes() {}

    /// All of them.
    public static List<Scene> all() {
        return ALL;
    }

    /// The one with this name.
    public static Optional<Scene> named(String name) {
        return ALL.stream().filter(scene -> scene.name().equals(name)).findFirst();
    }
}
