package spiral.learn.page;

import java.util.List;
import spiral.learn.Drill;
import spiral.learn.Review;

/// What `docs/spiral-review.md` offers: its two tables.
public record ReviewPage(List<Review> options, List<Drill> drills) {

    /// Reads the page's text.
    ///
    /// @throws IllegalArgumentException when a table is not there
    public static ReviewPage read(String text) {
        return new ReviewPage(
                rows(text, "Each month: three of five").stream()
                        .map(row -> new Review(row.get(0), row.get(1)))
                        .toList(),
                rows(text, "Extend a module: one drill for each").stream()
                        .map(row ->
                                new Drill(
                                        row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
                        .toList());
    }

    private static List<List<String>> rows(String text, String heading) {
        var rows = Markdown.rows(Markdown.parts(text, 2).getOrDefault(heading, ""));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no table below '%s'".formatted(heading));
        }
        return rows;
    }
}
