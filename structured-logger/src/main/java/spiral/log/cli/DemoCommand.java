package spiral.log.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.cli.Scene.Played;
import spiral.log.cli.Scene.Shown;
import spiral.log.cli.shop.SlowTuesday;
import spiral.log.transport.PrettyLine;

/// Plays the scenes: each call, the line that it made, and the same line for people.
@Command(
        name = "demo",
        description = "What a call becomes: Java, JSON, and a calm line to read.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log demo            all scenes",
            "  ./spiral log demo levels     one scene",
            "  ./spiral log demo shop       three services, their log files, an incident",
            "  ./spiral log demo --json     the same as data"
        })
final class DemoCommand implements Runnable {
    private static final int INDENT = 8;
    private static final String SHOP = "shop";

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENE",
            completionCandidates = Names.class,
            description = "one of ${COMPLETION-CANDIDATES}; all of them if not given")
    private @Nullable String name;

    @Option(names = "--json", description = "print each scene as a line of JSON")
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
        if (SHOP.equals(name)) {
            shop(screen);
            return;
        }
        for (Scene scene : name == null ? Scenes.all() : List.of(scene(name))) {
            if (json) {
                screen.out(Json.line(scene.shown()));
            } else {
                show(scene.shown(), screen);
            }
        }
        if (!json) {
            screen.out("Next: " + next());
        }
    }

    /// The whole thing: three services that log into files, and an incident in them.
    private static void shop(Screen screen) {
        Path folder = Path.of("shop-logs");
        try {
            SlowTuesday.write(folder, SlowTuesday.SEED + 1);
        } catch (IOException failure) {
            throw Reading.cannot("write", folder.toString(), failure);
        }
        screen.out("Two hours of a small shop are in " + folder + ": gateway, orders, bank.");
        screen.out(
                "One correlation id and one trace go through all three. Somewhere orders get slow.");
        screen.out("");
        screen.out(
                "  ./spiral log stats --by service.name,message --p99 duration shop-logs/*.jsonl");
        screen.out("  ./spiral log query 'level>=warn' shop-logs/*.jsonl");
        screen.out("  ./spiral log trace c-1000 shop-logs/*.jsonl");
        screen.out("");
        screen.out("Next: ./spiral log mystery");
    }

    private static void show(Shown scene, Screen screen) {
        screen.out(screen.paint(Ink.BOLD, scene.name()) + ": " + scene.idea());
        screen.out("");
        for (Played played : scene.steps()) {
            labelled("code", Ink.SKY, played.code(), screen);
            for (String line : played.lines()) {
                labelled("line", Ink.GREY, line, screen);
                String read = new PrettyLine(!screen.plain(), false).of(line);
                screen.out(screen.paint(Ink.GREEN, "  read  ") + read);
            }
            if (played.lines().isEmpty()) {
                screen.out(screen.paint(Ink.GREY, "        (no line)"));
            }
            screen.out("");
        }
        screen.out("Look: " + scene.look() + ".");
        screen.out("");
    }

    private static void labelled(String label, Ink ink, String text, Screen screen) {
        String start = "  " + label + "  ";
        for (String part : folded(text, screen)) {
            screen.out(screen.paint(Ink.GREEN, start) + screen.paint(ink, part));
            start = " ".repeat(INDENT);
        }
    }

    /// On a terminal, long text continues below its beginning; a plain screen gets it whole, to
    /// copy.
    private static List<String> folded(String text, Screen screen) {
        int room = Math.max(20, screen.width() - INDENT);
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (!screen.plain() && rest.length() > room) {
            int comma = rest.lastIndexOf(',', room - 1);
            int end = comma < room / 2 ? room : comma + 1;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        parts.add(rest);
        return parts;
    }

    private String next() {
        List<String> names = names();
        int following = name == null ? names.indexOf("sampling") : names.indexOf(name) + 1;
        return following < names.size()
                ? "./spiral log demo " + names.get(following)
                : "./spiral queue demo   (its workers log like this; read them with ./spiral log"
                        + " pretty)";
    }

    private static Scene scene(String name) {
        return Scenes.all().stream()
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserError.unknown("scene", name, names()));
    }

    private static List<String> names() {
        return Stream.concat(Scenes.all().stream().map(Scene::name), Stream.of(SHOP)).toList();
    }
}
