package spiral.log.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A short story about one idea: some calls, and the lines that came of each.
///
/// @param name what to type to see it
/// @param idea the idea in one sentence
/// @param steps the calls, in order
/// @param look what to look at
record Scene(String name, String idea, List<Step> steps, String look) {

    /// One call as it is written in Java, and the call itself.
    record Step(String code, Consumer<Stage> call) {}

    /// A call and the lines that it made.
    record Played(String code, List<String> lines) {}

    /// Plays all steps on a new stage.
    List<Played> play() {
        Stage stage = new Stage();
        List<Played> played = new ArrayList<>();
        for (Step step : steps) {
            int before = stage.lines().size();
            step.call().accept(stage);
            List<String> lines = stage.lines();
            played.add(new Played(step.code(), lines.subList(before, lines.size())));
        }
        return played;
    }
}
