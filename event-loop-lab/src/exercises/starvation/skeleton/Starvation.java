package spiral.eventloop.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.why.Life;
import spiral.eventloop.why.Lives;

/// Finds microtasks that keep everything else waiting: one queues the next, again and again, in a
/// single checkpoint, while a timer or a task could run.
public final class Starvation {
    /// How many microtasks in a row, each queued by the one before it, are worth a word.
    public static final int LONG = 20;

    /// How many starve even a timer that is not due: in virtual time its time never comes.
    public static final int ENDLESS = 1_000;

    private final Recording recording;
    private final Lives lives;
    private final Map<Long, Integer> generations = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Starvation(Recording recording, Lives lives) {
        this.recording = recording;
        this.lives = lives;
    }

    /// The findings of a run, one for each checkpoint at most.
    public static List<Finding> in(Recording recording, Lives lives) {
        Starvation search = new Starvation(recording, lives);
        search.search();
        return List.copyOf(search.findings);
    }

    private void search() {
        List<String> checkpoint = recording.header().checkpoint();
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.CheckpointBegan _ -> {
                    // TODO step 2: remember where the checkpoint began
                }
                case Step.Enqueued in when checkpoint.contains(in.queue()) -> {
                    // TODO step 1: its generation; if that is LONG, does anybody wait?
                    // TODO step 3: the same at ENDLESS
                    throw new UnsupportedOperationException(
                            "TODO step 1: find the generation of %s".formatted(in.name()));
                }
                default -> {}
            }
        }
    }

    private boolean found(long began, Step last, int generation) {
        Optional<Life> starving =
                lives.all().stream().filter(life -> waits(life, last, generation)).findFirst();
        // TODO step 1: if there is one, add a finding to the findings
        // TODO step 2: its proof: life.asked(), began, last.number()
        throw new UnsupportedOperationException("TODO step 1: tell of the one that starves");
    }

    private boolean waits(Life life, Step last, int generation) {
        // TODO step 1: in another queue; asked for before `last`; not run, or only after it
        // TODO step 3: due by then, or the row is endless
        throw new UnsupportedOperationException("TODO step 1: say whether it waits");
    }

    // what a finding says
    private static String sentence(int generation, String name) {
        return "%,d microtasks in a row each queued the next; \"%s\" had to wait all that time."
                .formatted(generation, name);
    }
}
