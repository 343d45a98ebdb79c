package spiral.learn.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The little of Markdown that a page needs: headings that cut it into parts, and bullets.
final class Markdown {
    private Markdown() {}

    /// The parts below each heading of this depth, by the heading's text; what stands before the
    /// first one is left out. Headings inside code fences are text.
    static Map<String, String> parts(String text, int depth) {
        var mark = "#".repeat(depth) + " ";
        var parts = new LinkedHashMap<String, StringBuilder>();
        var into = new StringBuilder();
        var fenced = false;
        for (var line : text.lines().toList()) {
            fenced ^= line.startsWith("```");
            if (!fenced && line.startsWith(mark)) {
                into =
                        parts.computeIfAbsent(
                                line.substring(mark.length()).strip(), name -> new StringBuilder());
            } else {
                into.append(line).append('\n');
            }
        }
        var stripped = new LinkedHashMap<String, String>();
        parts.forEach((name, part) -> stripped.put(name, strip(part.toString())));
        return stripped;
    }

    /// The bullets (`- ...`), each on one line, with the lines that go on below it.
    static List<String> bullets(String text) {
        var bullets = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.startsWith("- ")) {
                bullets.add(line.substring(2).strip());
            } else if (line.startsWith("  ") && !line.isBlank() && !bullets.isEmpty()) {
                bullets.add(bullets.removeLast() + "\n" + line.strip());
            }
        }
        return bullets;
    }

    /// The rows of a table without its heading: plain cells, without code marks.
    static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| ") || line.startsWith("|-"))
                .skip(2)
                .map(line -> line.replace("`", "").substring(1).split("\\|", -1))
                .map(cells -> Stream.of(cells).map(String::strip).toList())
                .toList();
    }

    /// A folded text without the lines that fold it.
    static String unfold(String text) {
        return strip(
                text.replaceAll("(?s)<details>\\s*<summary>.*?</summary>", "")
                        .replace("</details>", ""));
    }

    private static String strip(String text) {
        return text.replaceAll("\\A\\s*\\n", "").stripTrailing();
    }
}
