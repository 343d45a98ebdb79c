package spiral.learn.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import spiral.learn.Exercise;
import spiral.learn.Mistake;
import spiral.learn.page.PageReader;
import spiral.learn.view.Prose;

/// What a page must have.
final class PageChecks {
    private static final List<String> SECTIONS =
            List.of(
                    "Picture",
                    "Why",
                    "Steps",
                    "Hint 1",
                    "Hint 2",
                    "Hint 3",
                    "Mistakes",
                    "After you pass",
                    "Approaches",
                    "Reflect",
                    "Review cards");
    private static final int MOST_WORDS = 150;
    private static final int MOST_SAID = 220;
    private static final int MOST_CARD = 240;

    /// A verdict's lines without its head, its last line and what was printed.
    private static final int MOST_AFTER = 13;

    private PageChecks() {}

    static List<String> of(Exercise exercise, Predicate<String> known) {
        var missing = new ArrayList<String>();
        var page = exercise.page();
        expect(
                missing,
                exercise.slug().matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "the slug has other letters than a-z, 0-9 and -");
        expect(missing, exercise.difficulty() <= 4, "difficulty goes from 1 to 4");
        expect(missing, exercise.minutes() % 5 == 0, "minutes are a multiple of 5");
        expect(
                missing,
                page.heading().equals(exercise.title()),
                "the heading differs from the title");
        expect(missing, !page.summary().isBlank(), "there is no sentence below the heading");
        exercise.needs().stream()
                .filter(known.negate())
                .forEach(
                        need -> missing.add("it needs '%s', which does not exist".formatted(need)));
        expect(
                missing,
                List.copyOf(page.sections().keySet()).equals(SECTIONS),
                "the sections are %s; wanted are %s".formatted(page.sections().keySet(), SECTIONS));
        expect(
                missing,
                hasPicture(page.section("Picture")),
                "the picture lacks a drawing or its '**In words.**'");
        expect(missing, words(page.section("Why")) <= MOST_WORDS, "Why has more than 150 words");
        expect(
                missing,
                page.hints().size() == PageReader.HINTS,
                "there are %d hints".formatted(page.hints().size()));
        expect(missing, page.mistakes().size() >= 2, "there are fewer than 2 mistakes");
        expect(
                missing,
                page.section("After you pass").matches("(?s).*\n\n    \\./spiral [^\n]*"),
                "After you pass ends without a command on a line of its own");
        expect(
                missing,
                Prose.section("  ", page.section("After you pass")).size() <= MOST_AFTER,
                "After you pass needs more than %d lines of a screen".formatted(MOST_AFTER));
        expect(missing, !page.reflections().isEmpty(), "there is nothing to reflect on");
        expect(missing, page.cards().size() >= 2, "there are fewer than 2 review cards");
        page.cards().stream()
                .map(card -> card.question() + card.answer())
                .filter(text -> text.length() > MOST_CARD)
                .forEach(text -> missing.add("a card is longer than 240 characters: " + text));
        page.mistakes().forEach(mistake -> missing.addAll(mistake(mistake)));
        missing.addAll(
                folders(exercise, "wrong", page.mistakes().stream().map(Mistake::name).toList()));
        missing.addAll(
                folders(
                        exercise,
                        "right",
                        page.approaches().keySet().stream()
                                .filter(name -> !name.equals("ours"))
                                .toList()));
        expect(missing, page.approaches().containsKey("ours"), "Approaches lacks 'ours'");
        return missing;
    }

    private static List<String> mistake(Mistake mistake) {
        var missing = new ArrayList<String>();
        expect(
                missing,
                !mistake.when().isEmpty(),
                "mistake %s lacks 'when'".formatted(mistake.name()));
        expect(
                missing,
                !mistake.say().isBlank(),
                "mistake %s lacks 'say'".formatted(mistake.name()));
        expect(
                missing,
                mistake.say().length() <= MOST_SAID,
                "mistake %s says more than 220 characters".formatted(mistake.name()));
        expect(
                missing,
                !mistake.say().matches("(?i).*\\bwrong\\b.*"),
                "mistake %s says 'wrong'".formatted(mistake.name()));
        return missing;
    }

    private static List<String> folders(Exercise exercise, String parent, List<String> named) {
        var there = new TreeSet<>(children(exercise.folder().resolve(parent)));
        return there.equals(new TreeSet<>(named))
                ? List.of()
                : List.of("%s/ holds %s but the page names %s".formatted(parent, there, named));
    }

    /// The folders in a folder, by name.
    static List<String> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean hasPicture(String text) {
        return (text.contains("```") || text.matches("(?s).*!\\[[^]]+]\\(.*"))
                && text.contains("**In words.**");
    }

    private static int words(String text) {
        return text.split("\\s+").length;
    }

    private static void expect(List<String> missing, boolean holds, String otherwise) {
        if (!holds) {
            missing.add(otherwise);
        }
    }
}
