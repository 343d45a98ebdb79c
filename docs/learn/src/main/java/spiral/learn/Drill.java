package spiral.learn;

import java.util.List;

/// How to extend a module: one file, one line, one contract suite.
///
/// @param file the file to add
/// @param listed the place of the one line that names it
/// @param contract the suite to inherit, from the workspace's folder
/// @param shownBy the command that shows it
public record Drill(String module, String file, String listed, String contract, String shownBy) {
    /// One for each module.
    public static final List<Drill> ALL =
            List.of(
                    new Drill(
                            "event-loop-lab",
                            "scenario/MyScenario.java",
                            "Scenarios",
                            "event-loop-lab/src/test/java/spiral/eventloop/scenario/ScenarioContract.java",
                            "./spiral loop list"),
                    new Drill(
                            "async-patterns",
                            "MyBackoff.java",
                            "a factory method in Backoff",
                            "async-patterns/src/test/java/spiral/async/BackoffContract.java",
                            "./spiral async demo"),
                    new Drill(
                            "structured-logger",
                            "sample/MySampler.java",
                            "nowhere: it is passed in",
                            "structured-logger/src/test/java/spiral/log/sample/SamplerContract.java",
                            "./spiral log demo sampling"),
                    new Drill(
                            "system-sim",
                            "catalogue/MyModel.java",
                            "Catalogue",
                            "system-sim/src/test/java/spiral/sim/catalogue/CatalogueContract.java",
                            "./spiral sim list"),
                    new Drill(
                            "task-queue",
                            "store/MyStore.java",
                            "JobQueue.open(url)",
                            "task-queue/src/test/java/spiral/queue/JobStoreContract.java",
                            "./spiral queue demo"));
}
