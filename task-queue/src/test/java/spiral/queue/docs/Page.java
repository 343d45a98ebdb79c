package spiral.queue.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A Markdown page, taken apart: fenced blocks on one side, prose on the other.
///
/// @param prose the lines outside fenced blocks
record Page(Path file, List<Line> prose, List<Block> blocks) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]+\\]\\(([^)\\s]+)\\)");
    private static final String FENCE = "```";

    /// @param number its place in the file, from 1
    record Line(int number, String text) {}

    /// A fenced block.
    ///
    /// @param info what follows the fence: `console`, `console numbers vary`, `java`, …
    /// @param first the number of its first line
    record Block(String info, int first, List<String> lines) {
        String language() {
            return info.replaceAll(" .*", "");
        }
    }

    static Page read(Path file) throws IOException {
        List<Line> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith(FENCE)) {
                int end = endOfBlock(file, lines, at + 1);
                String info = line.substring(FENCE.length()).strip();
                blocks.add(new Block(info, at + 2, List.copyOf(lines.subList(at + 1, end))));
                at = end;
            } else {
                prose.add(new Line(at + 1, line));
            }
        }
        return new Page(file, prose, blocks);
    }

    private static int endOfBlock(Path file, List<String> lines, int from) {
        for (int at = from; at < lines.size(); at++) {
            if (lines.get(at).equals(FENCE)) {
                return at;
            }
        }
        throw new IllegalStateException(file + ":" + from + ": this block has no end");
    }

    List<Block> blocks(String language) {
        return blocks.stream().filter(block -> block.language().equals(language)).toList();
    }

    /// What stands between backticks in the prose.
    List<Line> code() {
        return found(CODE);
    }

    List<Line> links() {
        return found(LINK);
    }

    /// The anchors that its headings make, as GitHub builds them.
    List<String> anchors() {
        return prose.stream()
                .map(Line::text)
                .filter(text -> text.startsWith("#"))
                .map(text -> text.replaceFirst("#+ *", "").toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /// Where a reader finds this line: `README.md:12`.
    String at(int number) {
        return Workspace.ROOT.relativize(file) + ":" + number;
    }

    private List<Line> found(Pattern pattern) {
        return prose.stream()
                .flatMap(line ->
                        pattern.matcher(line.text())
                                .results()
                                .map(hit -> new Line(line.number(), hit.group(1))))
                .toList();
    }
}
