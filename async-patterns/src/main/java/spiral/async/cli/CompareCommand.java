package spiral.async.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.async.Jitter;
import spiral.async.scene.Herd;
import spiral.async.scene.Stampede;
import spiral.async.view.StampedeSvg;
import spiral.async.view.StampedeText;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;

/// Puts two settings side by side: a herd of clients with one jitter, and with another.
@Command(
        name = "compare",
        description = "Two kinds of jitter under the same thundering herd, side by side.",
        footer = {
            "",
            "Examples:",
            "  ./spiral async compare                       without jitter, and with full jitter",
            "  ./spiral async compare equal decorrelated    two other kinds",
            "  ./spiral async compare --clients 300 --bears 4",
            "  ./spiral async compare --svg herd.svg        the same as a picture"
        })
final class CompareCommand implements Runnable {
    private static final int MOST_CLIENTS = 10_000;
    private static final int MARGIN = 8;
    private static final int WIDEST = 120;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..2",
            paramLabel = "JITTER",
            description = "two of none, full, equal, decorrelated (default: none full)")
    private List<String> jitters = List.of("none", "full");

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many come at once, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--bears",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many calls the service bears in 10 ms (default: ${DEFAULT-VALUE})")
    private int bears;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "the chance to play with (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--svg", paramLabel = "FILE", description = "write a picture instead")
    private @Nullable Path svg;

    @Option(names = "--json", description = "print one JSON object per side")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        List<Stampede> both = sides().map(this::stampede).toList();
        if (json) {
            both.forEach(side -> screen.out(Json.line(side)));
        } else if (svg != null) {
            Pictures.write(svg, StampedeSvg.of(both, most(both)), screen);
        } else {
            draw(both, screen);
        }
    }

    private Stream<Jitter> sides() {
        check("--clients", clients, MOST_CLIENTS);
        check("--bears", bears, MOST_CLIENTS);
        if (jitters.size() != 2) {
            throw new UserError("compare takes two kinds of jitter, or none for 'none full'");
        }
        return jitters.stream().map(CompareCommand::jitter);
    }

    private Stampede stampede(Jitter jitter) {
        return Herd.run(clients, bears, jitter, seed);
    }

    private void draw(List<Stampede> both, Screen screen) {
        screen.out(
                "%d clients come at once; the service bears %d calls in 10 ms."
                        .formatted(clients, bears));
        for (Stampede side : both) {
            screen.out("");
            screen.out(StampedeText.words(side));
            int columns = Math.min(screen.width(), WIDEST) - MARGIN;
            StampedeText.lines(side, most(both), columns, screen).forEach(screen::out);
        }
        screen.out("");
        screen.out("Look: without jitter a crowd stays a crowd; with it, the calls spread out.");
        screen.out("");
        screen.out("Next: ./spiral async compare equal decorrelated");
    }

    /// What fits under the top of both charts: all but the first rush, which nobody can help.
    private static int most(List<Stampede> both) {
        return both.stream().mapToInt(Stampede::largestReturn).max().orElse(1);
    }

    private static Jitter jitter(String name) {
        return Stream.of(Jitter.values())
                .filter(jitter -> jitter.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> UserError.unknown("jitter", name, names()));
    }

    private static List<String> names() {
        return Stream.of(Jitter.values())
                .map(jitter -> jitter.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new UserError(
                    "%s must be from 1 to %d but was %d".formatted(option, most, value));
        }
    }
}
