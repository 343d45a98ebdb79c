package spiral.async.scene;

import java.util.List;

/// What happened in one play of a scene.
///
/// @param pattern the name of the scene
/// @param seed the chance it was played with
/// @param millis how long it lasted, in virtual milliseconds
/// @param lanes what happened, from top to bottom
public record Timeline(String pattern, long seed, long millis, List<Lane> lanes) {

    /// The kinds that its marks have and a legend explains, in their order. Counts explain themselves.
    public List<Kind> legend() {
        return lanes.stream()
                .flatMap(lane -> lane.marks().stream())
                .map(Mark::kind)
                .filter(kind -> kind != Kind.COUNT)
                .sorted()
                .distinct()
                .toList();
    }
}
