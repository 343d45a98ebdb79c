package spiral.learn;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The monthly review: five options, three of them each month.
///
/// @param option what to do
/// @param firstMove how to begin
public record Review(String option, String firstMove) {
    private static final int EACH_MONTH = 3;

    /// The five, in the order of the curriculum.
    public static final List<Review> OPTIONS =
            List.of(
                    new Review(
                            "Rewrite one async pattern with a better abstraction",
                            "./spiral learn reset retry-longer-each-time"),
                    new Review(
                            "Add structured logging to an earlier project",
                            "one event with two typed fields; ./spiral log pretty FILE"),
                    new Review(
                            "Draw a data-flow diagram: input, processing, state, output",
                            "one page in docs/journal; where is the state?"),
                    new Review(
                            "Simulate a new feedback system",
                            "one stock, two flows, one loop; ./spiral sim list"),
                    new Review(
                            "Refactor an event-loop example",
                            "one more scenario beside those of ./spiral loop list"));

    /// Three of the five, the same three whenever one asks in that month.
    public static List<Review> of(YearMonth month) {
        var options = new ArrayList<>(OPTIONS);
        Collections.shuffle(options, new Random(month.getYear() * 12L + month.getMonthValue()));
        return List.copyOf(options.subList(0, EACH_MONTH));
    }
}
