package spiral.queue.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One command of a `console` block and what the page says that it prints.
///
///     ```console numbers vary
///     $ ./spiral queue stats            after `$ `: the command
///     succeeded  12                     what it prints, line by line
///     …                                 a line of its own: any lines, or none
///     took … in all                     within a line: any text
///     ```
///
/// `numbers vary` in the first line lets every number be another one and columns be wider. Output
/// that begins with `error:` belongs to a command that fails; every other command must succeed.
///
/// @param first the number of the command's line
record Transcript(int first, String command, List<String> shown, boolean numbersVary) {
    private static final String LEFT_OUT = "…";
    private static final String NUMBERS_VARY = "console numbers vary";
    private static final String PROMPT = "$ ";
    private static final String NUMBER = "\\d+(?:[.,:]\\d+)*";
    private static final Pattern PART = Pattern.compile("…|" + NUMBER + "| +|[^… \\d]+");

    /// The commands of a block, in order.
    static List<Transcript> of(Page.Block block) {
        List<Transcript> found = new ArrayList<>();
        for (int at = 0; at < block.lines().size(); ) {
            String command = block.lines().get(at);
            if (!command.startsWith(PROMPT)) {
                throw new IllegalStateException(
                        "line " + (block.first() + at) + ": a console block begins with '$ '");
            }
            int end = at + 1;
            while (end < block.lines().size() && !block.lines().get(end).startsWith(PROMPT)) {
                end++;
            }
            found.add(
                    new Transcript(
                            block.first() + at,
                            command.substring(PROMPT.length()),
                            block.lines().subList(at + 1, end),
                            block.info().equals(NUMBERS_VARY)));
            at = end;
        }
        return found;
    }

    /// True when the page shows a refusal.
    boolean fails() {
        return !shown.isEmpty() && shown.getFirst().startsWith("error:");
    }

    /// What is shown but was not printed, or nothing when the page tells the truth.
    ///
    /// How this works: lines between two `…` must follow each other in the output. The first place
    /// where such a run of lines fits is as good as any later one, so no step is ever taken back.
    Optional<String> differs(List<String> printed) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        int at = 0;
        List<List<String>> runs = runs();
        for (int i = 0; i < runs.size(); i++) {
            List<String> run = runs.get(i);
            boolean last = i == runs.size() - 1;
            int from = last && i > 0 ? Math.max(at, printed.size() - run.size()) : at;
            int to = i == 0 ? from : printed.size() - run.size();
            int found = place(run, printed, from, to);
            if (found < 0) {
                return Optional.of(String.join("\n", run));
            }
            at = found + run.size();
        }
        return at == printed.size() ? Optional.empty() : Optional.of("the end, after line " + at);
    }

    /// The runs of lines before, between and after the lines that are left out; some may be empty.
    private List<List<String>> runs() {
        List<List<String>> runs = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : shown) {
            if (line.strip().equals(LEFT_OUT)) {
                runs.add(new ArrayList<>());
            } else {
                runs.getLast().add(line);
            }
        }
        return runs;
    }

    private int place(List<String> run, List<String> printed, int from, int to) {
        for (int at = from; at <= to; at++) {
            if (fits(run, printed, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean fits(List<String> run, List<String> printed, int at) {
        if (at + run.size() > printed.size()) {
            return false;
        }
        for (int i = 0; i < run.size(); i++) {
            if (!pattern(run.get(i)).matcher(printed.get(at + i).stripTrailing()).matches()) {
                return false;
            }
        }
        return true;
    }

    private Pattern pattern(String line) {
        return Pattern.compile(
                PART.matcher(line.stripTrailing())
                        .results()
                        .map(part -> regex(part.group()))
                        .collect(Collectors.joining()));
    }

    private String regex(String part) {
        if (part.equals(LEFT_OUT)) {
            return ".*";
        }
        if (numbersVary && Character.isDigit(part.charAt(0))) {
            return NUMBER;
        }
        return numbersVary && part.isBlank() ? " +" : Pattern.quote(part);
    }
}
