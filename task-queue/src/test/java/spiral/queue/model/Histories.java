package spiral.queue.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/// Plays histories on new stores. One that fails is cut down to the steps that matter, as far as a
/// bounded number of replays goes, and told step by step.
final class Histories {
    private static final int REPLAYS = 400;

    private final Callable<World> worlds;

    Histories(Callable<World> worlds) {
        this.worlds = worlds;
    }

    private record Failure(List<Step> until, Throwable why) {}

    void play(long seed, int length) throws Exception {
        List<Step> steps = new Generator(new SplittableRandom(seed)).history(length);
        Optional<Failure> failure = failure(steps);
        if (failure.isPresent()) {
            Failure least = cut(failure.get());
            throw new AssertionError(told(seed, least), least.why);
        }
    }

    /// The steps up to the first that fails.
    private Optional<Failure> failure(List<Step> steps) throws Exception {
        try (World world = worlds.call()) {
            for (int i = 0; i < steps.size(); i++) {
                try {
                    steps.get(i).in(world);
                    Look.jobs(world.store(i), world.model);
                } catch (Exception | AssertionError e) {
                    return Optional.of(new Failure(steps.subList(0, i + 1), e));
                }
            }
        }
        return Optional.empty();
    }

    /// Takes out runs of steps, long ones first, as long as what is left fails.
    private Failure cut(Failure failure) throws Exception {
        Failure least = failure;
        int replays = 0;
        for (int size = least.until.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from < least.until.size() - 1 && replays++ < REPLAYS; ) {
                Optional<Failure> without = failure(without(least.until, from, size));
                from += without.isPresent() ? 0 : size;
                least = without.orElse(least);
            }
        }
        return least;
    }

    private static List<Step> without(List<Step> steps, int from, int size) {
        List<Step> rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(Math.min(from + size, steps.size()), steps.size()));
        return rest;
    }

    private static String told(long seed, Failure failure) {
        StringBuilder story =
                new StringBuilder("-Dspiral.seed=" + seed + " fails at its last step:");
        for (int i = 0; i < failure.until.size(); i++) {
            story.append("\n%3d  %s".formatted(i + 1, failure.until.get(i)));
        }
        return story.append("\n     ").append(failure.why).append('\n').toString();
    }
}
