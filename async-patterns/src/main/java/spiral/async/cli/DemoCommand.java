package spiral.async.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.async.scene.Scene;
import spiral.async.scene.Scenes;
import spiral.async.view.TimelineSvg;
import spiral.async.view.TimelineText;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;

/// Plays one scene, or all of them, and draws what happened.
@Command(
        name = "demo",
        description = "Draw a pattern at work: calls, attempts, waits, permits, state.",
        footer = {
            "",
            "Examples:",
            "  ./spiral async demo                   all patterns, one after the other",
            "  ./spiral async demo breaker           one pattern",
            "  ./spiral async demo backoff --seed 7  another roll of the dice",
            "  ./spiral async demo retry --json      the same as data",
            "  ./spiral async demo hedge --svg hedge.svg"
        })
final class DemoCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            completionCandidates = Names.class,
            description = "one of ${COMPLETION-CANDIDATES}; all of them if not given")
    private @Nullable String pattern;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description =
                    "the chance to play with; the same seed draws the same picture"
                            + " (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "write the picture of one pattern instead")
    private @Nullable Path svg;

    @Option(names = "--json", description = "print each timeline as a line of JSON")
    private boolean json;

    /// The names that help and shell can offer.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    @Override
    public void run() {
        Screen screen = common.screen();
        List<Scene> chosen = pattern == null ? Scenes.all() : List.of(scene(pattern));
        if (json) {
            chosen.forEach(scene -> screen.out(Json.line(scene.play(seed))));
            return;
        }
        if (svg != null) {
            picture(svg, screen);
            return;
        }
        chosen.forEach(scene -> draw(scene, screen));
        screen.out("Next: " + next());
    }

    private void picture(Path file, Screen screen) {
        if (pattern == null) {
            throw new UserError("--svg draws one pattern: name it, such as 'demo breaker'");
        }
        Scene scene = scene(pattern);
        Pictures.write(file, TimelineSvg.of(scene.play(seed), scene.idea()), screen);
    }

    private void draw(Scene scene, Screen screen) {
        screen.out(screen.paint(Ink.BOLD, scene.name()) + ": " + scene.idea());
        screen.out("");
        TimelineText.lines(scene.play(seed), screen).forEach(screen::out);
        screen.out("");
        screen.out("Look: " + scene.look() + ".");
        screen.out("");
    }

    private String next() {
        List<String> names = names();
        int following = pattern == null ? names.indexOf("retry") : names.indexOf(pattern) + 1;
        return following < names.size()
                ? "./spiral async demo "
                        + names.get(following)
                        + (pattern == null ? " --seed 7" : "")
                : "mvn -pl async-patterns -am test   (the same rules, as suites)";
    }

    private static Scene scene(String name) {
        return Scenes.named(name).orElseThrow(() -> UserError.unknown("pattern", name, names()));
    }

    private static List<String> names() {
        return Scenes.all().stream().map(Scene::name).toList();
    }
}
