package spiral.learn.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.Drill;
import spiral.learn.Review;

/// The monthly review.
@Command(
        name = "spiral",
        description = "The monthly review: three of five options, last month beside them.",
        footer = {
            "",
            "Examples:",
            "  ./spiral learn spiral",
            "  ./spiral learn spiral --month 2026-03"
        })
final class SpiralCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "by default this month")
    private @Nullable String month;

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        var now = month();
        screen.out(screen.paint(Ink.BOLD, "Three options for %s".formatted(now)));
        var page = room.workspace().review();
        Review.of(now, page.options()).forEach(each -> show(screen, each));
        screen.out("");
        last(screen, room, now.minusMonths(1));
        screen.out("");
        drill(screen, now, page.drills());
        screen.out("");
        screen.out("Reflect: " + room.workspace().shown(room.journal().reflection(now)));
        screen.out("");
        screen.out("Cards of what you passed: ./spiral learn cards");
        screen.out("Next: choose one. All of them: docs/spiral-review.md");
    }

    private YearMonth month() {
        try {
            return month == null
                    ? YearMonth.from(LocalDate.now(ZoneId.systemDefault()))
                    : YearMonth.parse(month);
        } catch (DateTimeParseException wrong) {
            throw new UserError("--month must look like 2026-03 but was '%s'".formatted(month));
        }
    }

    private static void show(Screen screen, Review review) {
        screen.out("  - " + review.option());
        screen.out("    " + screen.paint(Ink.GREY, review.firstMove()));
    }

    private static void last(Screen screen, Classroom room, YearMonth month) {
        var did =
                room.progress().entries().stream()
                        .filter(each ->
                                YearMonth.from(each.when().atZone(ZoneId.systemDefault()))
                                        .equals(month))
                        .map(each -> each.exercise())
                        .distinct()
                        .toList();
        screen.out(
                "Last month, %s: %s"
                        .formatted(
                                month,
                                did.isEmpty()
                                        ? "nothing is noted, and that is fine"
                                        : String.join(", ", did)));
        room.journal()
                .attempts(month)
                .forEach(each ->
                        screen.out("  an attempt of yours: " + room.workspace().shown(each)));
    }

    // a different module each month
    private static void drill(Screen screen, YearMonth month, List<Drill> all) {
        var drill =
                all.get(Math.floorMod(month.getYear() * 12 + month.getMonthValue(), all.size()));
        screen.out("Extend %s".formatted(drill.module()));
        screen.out("  the file to add      " + drill.file());
        screen.out("  the line to register " + drill.listed());
        screen.out("  the suite to inherit " + drill.contract());
        screen.out("  seen with            " + drill.shownBy());
    }
}
