package spiral.async.scene;

import static java.time.Duration.ofMillis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import spiral.async.Delay;
import spiral.async.Futures;
import spiral.async.Outcome;
import spiral.async.VirtualScheduler;

/// Where a scene is played: virtual time, seeded chance, and the tracks on which it is written
/// down. For one thread.
final class Stage {
    private final VirtualScheduler time = new VirtualScheduler();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final long seed;
    private final Random random;

    /// An empty stage with these lanes, from top to bottom.
    Stage(long seed, String... lanes) {
        this.seed = seed;
        random = new Random(seed);
        for (String lane : lanes) {
            tracks.put(lane, new Track(this));
        }
    }

    VirtualScheduler time() {
        return time;
    }

    Random random() {
        return random;
    }

    Track track(String lane) {
        return tracks.computeIfAbsent(lane, name -> new Track(this));
    }

    /// Milliseconds since the curtain rose.
    long now() {
        return time.nanos() / 1_000_000;
    }

    /// Does something at that millisecond.
    void at(long millis, Runnable action) {
        time.schedule(ofMillis(millis - now()), action);
    }

    /// Does something again and again, so many milliseconds apart, while the millisecond is below
    /// `end`.
    void every(long millis, long end, Runnable action) {
        for (long at = now(); at < end; at += millis) {
            at(at, action);
        }
    }

    /// Work that takes so long and then ends well or badly; when cancelled it stops at once.
    CompletableFuture<String> work(String lane, long millis, boolean success) {
        var work = new CompletableFuture<String>();
        Delay end =
                time.schedule(
                        ofMillis(millis),
                        () -> {
                            if (success) {
                                work.complete(lane);
                            } else {
                                work.completeExceptionally(new IllegalStateException(lane));
                            }
                        });
        follow(lane, Kind.WORKING, work);
        Futures.onEnd(work, outcome -> end.cancel());
        return work;
    }

    /// Draws a future: what it is doing until it ends, and how it ends.
    void follow(String lane, Kind until, CompletableFuture<?> future) {
        Track track = track(lane);
        Track.Span span = track.begin(until);
        Futures.onEnd(
                future,
                outcome -> {
                    span.end();
                    track.mark(kind(outcome));
                });
    }

    static Kind kind(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Success<?> success -> Kind.SUCCESS;
            case Outcome.Failure<?> failure -> Kind.FAILURE;
            case Outcome.Cancelled<?> cancelled -> Kind.CANCELLED;
        };
    }

    /// Lets the time pass and takes down what happened.
    Timeline play(Scene scene, long millis) {
        time.advance(ofMillis(millis));
        var lanes =
                tracks.entrySet().stream()
                        .map(track -> new Lane(track.getKey(), track.getValue().marks()))
                        .toList();
        return new Timeline(scene.name(), seed, millis, lanes);
    }
}
