package spiral.learn.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.learn.Card;
import spiral.learn.Exercise;
import spiral.learn.Mistake;
import spiral.learn.Page;

/// Makes an [Exercise] of the text of its `exercise.md`. What is missing stays empty: whether a
/// page is complete is for `verify` to say. Only front matter that names no target is refused.
public final class PageReader {
    /// How many hints a page has.
    public static final int HINTS = 3;

    private PageReader() {}

    /// The exercise that this text describes.
    ///
    /// @param module the folder of its module
    /// @param folder the folder of the page; its name is the slug
    /// @throws IllegalArgumentException when the front matter lacks a key or a number is none
    public static Exercise read(String text, Path module, Path folder) {
        var front = front(text);
        return new Exercise(
                String.valueOf(folder.getFileName()),
                need(front, "title"),
                need(front, "target"),
                need(front, "suite"),
                number(front, "difficulty"),
                number(front, "minutes"),
                words(front.getOrDefault("needs", "")),
                module,
                folder,
                page(body(text)));
    }

    private static Page page(String body) {
        var top = Markdown.parts(body, 1);
        var sections = Markdown.parts(body, 2);
        return new Page(
                top.keySet().stream().findFirst().orElse(""),
                top.values().stream().findFirst().map(PageReader::firstParagraph).orElse(""),
                sections,
                hints(sections),
                mistakes(sections.getOrDefault("Mistakes", "")),
                Markdown.parts(sections.getOrDefault("Approaches", ""), 3),
                Markdown.bullets(sections.getOrDefault("Reflect", "")),
                cards(sections.getOrDefault("Review cards", "")));
    }

    private static List<String> hints(Map<String, String> sections) {
        return IntStream.rangeClosed(1, HINTS)
                .mapToObj(i -> Markdown.unfold(sections.getOrDefault("Hint " + i, "")))
                .filter(hint -> !hint.isBlank())
                .toList();
    }

    private static List<Mistake> mistakes(String text) {
        var mistakes = new ArrayList<Mistake>();
        Markdown.parts(text, 3).forEach((name, part) -> mistakes.add(mistake(name, part)));
        return mistakes;
    }

    private static Mistake mistake(String name, String text) {
        var lines = Markdown.bullets(text);
        return new Mistake(
                name,
                values(lines, "when"),
                values(lines, "text"),
                values(lines, "also"),
                values(lines, "holds"),
                String.join(" ", values(lines, "say")));
    }

    private static List<String> values(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).replace('\n', ' ').strip())
                .toList();
    }

    private static List<Card> cards(String text) {
        return Markdown.bullets(text).stream()
                .filter(bullet -> bullet.startsWith("Q:") && bullet.contains("\nA:"))
                .map(bullet -> bullet.split("\nA:", 2))
                .map(pair -> new Card(oneLine(pair[0].substring(2)), oneLine(pair[1])))
                .toList();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').strip();
    }

    private static String firstParagraph(String text) {
        return oneLine(text.split("\n\\s*\n|\n## ", 2)[0]);
    }

    private static Map<String, String> front(String text) {
        var front = new LinkedHashMap<String, String>();
        if (text.startsWith("---\n")) {
            text.lines()
                    .skip(1)
                    .takeWhile(line -> !line.equals("---"))
                    .map(line -> line.split(":", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> front.put(pair[0].strip(), pair[1].strip()));
        }
        return front;
    }

    private static String body(String text) {
        var end = text.indexOf("\n---\n");
        return text.startsWith("---\n") && end > 0 ? text.substring(end + 5) : text;
    }

    private static String need(Map<String, String> front, String key) {
        var value = front.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the front matter lacks '%s'".formatted(key));
        }
        return value;
    }

    private static int number(Map<String, String> front, String key) {
        var value = need(front, key);
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                    "%s must be a whole number but was '%s'".formatted(key, value));
        }
        return Integer.parseInt(value);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }
}
