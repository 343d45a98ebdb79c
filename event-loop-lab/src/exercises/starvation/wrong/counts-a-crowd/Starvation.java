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
        long began = 0;
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.CheckpointBegan _ -> began = step.number();
                case Step.CheckpointEnded _ -> generations.clear();
                case Step.Enqueued in when checkpoint.contains(in.queue()) -> {
                    int generation = generations.size() + 1;
                    generations.put(in.task(), generation);
                    boolean telling = generation == LONG || generation == ENDLESS;
                    if (telling && began > 0 && found(began, step, generation)) {
                        began = 0;
                    }
                }
                default -> {}
            }
        }
    }

    private boolean found(long began, Step last, int generation) {
        Optional<Life> starving =
                lives.all().stream().filter(life -> waits(life, last, generation)).findFirst();
        starving.ifPresent(life ->
                findings.add(
                        new Finding(
                                "microtask starvation",
                                ("%,d microtasks in a row each queued the next; \"%s\" had"
                                                + " to wait all that time.")
                                        .formatted(generation, life.name()),
                                List.of(life.asked(), began, last.number()))));
        return starving.isPresent();
    }

    private boolean waits(Life life, Step last, int generation) {
        boolean soon = recording.header().checkpoint().contains(life.queue());
        return !soon
                && life.asked() < last.number()
                && (!life.ran() || life.began() > last.number())
                && (generation == ENDLESS || life.due() <= last.nanos());
    }
}
