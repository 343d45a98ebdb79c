package spiral.eventloop.view;

import java.util.function.Predicate;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;

/// Where somebody is in a film, and where the next interesting moment is. For one thread.
public final class Playhead {
    /// What one can go to.
    public enum Stop {
        MICROTASK,
        MACROTASK,
        PHASE,
        OUTPUT
    }

    private final Film film;
    private int index;

    /// At the first moment of a film that has one.
    public Playhead(Film film) {
        if (film.isEmpty()) {
            throw new IllegalArgumentException("a film must have a moment but has none");
        }
        this.film = film;
    }

    /// The film.
    public Film film() {
        return film;
    }

    /// The index of the moment, from 0.
    public int index() {
        return index;
    }

    /// What is to be seen now.
    public Frame frame() {
        return film.get(index);
    }

    /// True at the last moment.
    public boolean atEnd() {
        return index == film.size() - 1;
    }

    /// Goes so many moments on, or back if `moments` is negative; stops at both ends.
    public void move(int moments) {
        index = Math.clamp((long) index + moments, 0, film.size() - 1);
    }

    /// Goes to the step of that number, or to the moment in which it is seen.
    public void jump(long number) {
        index = film.at(number);
    }

    /// Goes on to the next stop of that kind; to the last moment if there is none.
    public void next(Stop stop) {
        Predicate<Step> wanted = wanted(stop);
        for (int number = (int) frame().step().number(); ; number++) {
            if (number >= film.recording().steps().size()) {
                index = film.size() - 1;
                return;
            }
            if (wanted.test(film.recording().steps().get(number))) {
                jump(number + 1L);
                return;
            }
        }
    }

    private Predicate<Step> wanted(Stop stop) {
        Header header = film.recording().header();
        return switch (stop) {
            case MICROTASK ->
                    step ->
                            step instanceof Step.Dequeued out
                                    && header.checkpoint().contains(out.queue());
            case MACROTASK ->
                    step ->
                            step instanceof Step.Dequeued out
                                    && !header.checkpoint().contains(out.queue());
            case PHASE -> step -> step instanceof Step.PhaseEntered;
            case OUTPUT -> step -> step instanceof Step.Output;
        };
    }
}
