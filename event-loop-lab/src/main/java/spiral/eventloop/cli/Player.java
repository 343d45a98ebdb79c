package spiral.eventloop.cli;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.view.Film;
import spiral.eventloop.view.Frame;
import spiral.eventloop.view.Lanes;
import spiral.eventloop.view.Layout;
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
        Film film = Film.of(ScenarioProgram.of(scenario).run(Choices.USUAL));
        if (screen.motion()) {
            show(film);
        } else {
            write(film, screen, pen);
        }
        screen.out("");
    }

    /// The film as a table.
    static void write(Film film, Screen screen, Pen pen) {
        Rows rows = new Rows(film, pen);
        rows.heading(film.getFirst()).forEach(screen::out);
        for (Frame frame : film) {
            rows.of(frame).forEach(screen::out);
        }
    }

    private void introduce(Scenario scenario) {
        screen.out(screen.paint(Ink.BOLD, scenario.name()));
        screen.out(scenario.rule());
        screen.out("");
        scenario.listing().lines().forEach(line -> screen.out("  " + line));
        screen.out("");
    }

    private void show(Film film) {
        int last = film.recording().steps().size();
        Layout layout = Lanes.layout(film, screen.width(), screen.height());
        for (Frame frame : film) {
            List<String> lines = new ArrayList<>(Lanes.of(frame, layout, pen));
            lines.add("  " + screen.paint(Ink.GREY, place(frame, last)));
            screen.frame(lines);
            pause(1);
        }
        pause(PAUSE_STEPS);
        screen.done();
    }

    private static String place(Frame frame, int last) {
        return "step " + frame.step().number() + " of " + last + ", at " + frame.time();
    }

    private void pause(int steps) {
        try {
            Thread.sleep((long) delayMillis * steps);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
