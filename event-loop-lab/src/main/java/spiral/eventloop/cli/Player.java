package spiral.eventloop.cli;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.view.Film;
import spiral.eventloop.view.Frame;
import spiral.eventloop.view.Lanes;
import spiral.eventloop.view.Pen;
import spiral.eventloop.view.Rows;

/// Shows scenarios one after the other: as a film where the screen can move, else as a table.
final class Player {
    private static final int PAUSE_STEPS = 3;

    private final Screen screen;
    private final Pen pen;
    private final int delayMillis;

    Player(Screen screen, int delayMillis) {
        this.screen = screen;
        this.pen = Pen.of(screen);
        this.delayMillis = delayMillis;
    }

    void play(Scenario scenario) {
        introduce(scenario);
        List<Frame> film = Film.of(Recording.of(scenario).steps());
        if (screen.motion()) {
            show(film);
        } else {
            write(film);
        }
        screen.out("");
    }

    private void introduce(Scenario scenario) {
        screen.out(screen.paint(Ink.BOLD, scenario.name()));
        screen.out(scenario.rule());
        screen.out("");
        scenario.listing().forEach(line -> screen.out("  " + line));
        screen.out("");
    }

    private void write(List<Frame> film) {
        Rows.heading(pen).forEach(screen::out);
        for (int i = 0; i < film.size(); i++) {
            Rows.of(i + 1, film.get(i), pen).forEach(screen::out);
        }
    }

    private void show(List<Frame> film) {
        for (int i = 0; i < film.size(); i++) {
            List<String> lines = new ArrayList<>(Lanes.of(film.get(i), pen));
            lines.add("  " + screen.paint(Ink.GREY, place(film, i)));
            screen.frame(lines);
            pause(1);
        }
        pause(PAUSE_STEPS);
        screen.done();
    }

    private static String place(List<Frame> film, int i) {
        return "step " + (i + 1) + " of " + film.size() + ", at " + film.get(i).time();
    }

    private void pause(int steps) {
        try {
            Thread.sleep((long) delayMillis * steps);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
