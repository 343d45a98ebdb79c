package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import spiral.learn.Exercise;

/// `docs/exercises.md`: all exercises, and what builds on what.
public final class IndexPage {
    private IndexPage() {}

    /// The page's lines.
    public static List<String> of(List<Exercise> course) {
        var lines = new ArrayList<String>();
        lines.add("# Exercises");
        lines.add("");
        lines.addAll(graph(course));
        lines.add("");
        lines.add("**In words.** " + words(course));
        lines.add("");
        lines.add("| Exercise | You write | Level | Minutes | Needs | Begin |");
        lines.add("|---|---|---|---|---|---|");
        course.forEach(each -> lines.add(row(each, course)));
        lines.add("");
        lines.add(
                "Level: 1 a first class, 2, 3, 4 an evening. Minutes are a guess; nobody counts them.");
        lines.add("");
        lines.add("**Next:** `./spiral learn start %s`".formatted(course.getFirst().slug()));
        lines.add("");
        lines.add("<!-- generated: mvn -pl docs/learn -am verify -Dapprove=true -->");
        return lines;
    }

    private static List<String> graph(List<Exercise> course) {
        var lines = new ArrayList<String>();
        lines.add("```mermaid");
        lines.add("flowchart LR");
        lines.add("  accTitle: What builds on what");
        lines.add("  accDescr: An arrow goes from an exercise to each one that needs it.");
        course.forEach(each -> lines.add("  %s[\"%s\"]".formatted(each.slug(), each.title())));
        for (var each : course) {
            each.needs().forEach(need -> lines.add("  %s --> %s".formatted(need, each.slug())));
        }
        lines.add("```");
        return lines;
    }

    private static String words(List<Exercise> course) {
        var free = course.stream().filter(each -> each.needs().isEmpty()).map(Exercise::title);
        var later =
                course.stream()
                        .filter(each -> !each.needs().isEmpty())
                        .map(each ->
                                "*%s* builds on *%s*."
                                        .formatted(each.title(), titles(each, course)));
        return free.map(title -> "*" + title + "*").collect(Collectors.joining(", "))
                + " can come first. "
                + later.collect(Collectors.joining(" "));
    }

    private static String row(Exercise each, List<Exercise> course) {
        var page =
                "../%s/src/exercises/%s/exercise.md"
                        .formatted(each.module().getFileName(), each.slug());
        return "| [%s](%s) | `%s` | %d | %d | %s | `./spiral learn start %s` |"
                .formatted(
                        each.title(),
                        page,
                        each.targetName(),
                        each.difficulty(),
                        each.minutes(),
                        each.needs().isEmpty() ? "-" : titles(each, course),
                        each.slug());
    }

    private static String titles(Exercise exercise, List<Exercise> course) {
        return course.stream()
                .filter(each -> exercise.needs().contains(each.slug()))
                .map(Exercise::title)
                .collect(Collectors.joining(", "));
    }
}
