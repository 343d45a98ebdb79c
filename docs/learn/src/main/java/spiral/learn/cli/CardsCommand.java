package spiral.learn.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.Card;
import spiral.learn.view.CardLines;
import spiral.learn.watch.Keys;

/// Asks review cards.
@Command(
        name = "cards",
        description =
                "Review cards of what you passed, today's ten of them; or all those of one exercise.",
        footer = {
            "",
            "Examples:",
            "  ./spiral learn cards",
            "  ./spiral learn cards microtasks-first"
        })
final class CardsCommand implements Runnable {
    private static final int EACH_DAY = 10;
    private static final int END_OF_INPUT = 4; // Ctrl-D

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default all you passed")
    private @Nullable String slug;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var cards = slug == null ? today(room) : room.catalogue().named(slug).page().cards();
        var lines = new CardLines(screen, cards);
        if (screen.motion()) {
            ask(screen, lines);
        } else {
            Classroom.print(screen, lines.all());
        }
        screen.err("That was all. Next: ./spiral learn");
    }

    // the same ones all day, others tomorrow
    private static List<Card> today(Classroom room) {
        var progress = room.progress();
        var cards = new ArrayList<Card>();
        room.catalogue().exercises().stream()
                .filter(each -> progress.passed(each.slug()))
                .forEach(each -> cards.addAll(each.page().cards()));
        if (cards.isEmpty()) {
            throw new UserError("cards come with each exercise that you pass; " + room.next());
        }
        var day = LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.systemDefault());
        Collections.shuffle(cards, new Random(day.toEpochDay()));
        return cards.subList(0, Math.min(EACH_DAY, cards.size()));
    }

    private static void ask(Screen screen, CardLines cards) {
        var pressed = new ArrayBlockingQueue<Integer>(1);
        try (var keys = Keys.of(true)) {
            keys.tell(letter -> {
                var _ = pressed.offer(letter);
            });
            int key = 0;
            while (!cards.done() && key != 'q' && key != END_OF_INPUT) {
                var lines = new ArrayList<>(cards.next());
                lines.add("");
                lines.add(screen.paint(Ink.GREY, "Enter goes on   q quit"));
                screen.frame(lines);
                key = pressed.take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        screen.done();
    }
}
