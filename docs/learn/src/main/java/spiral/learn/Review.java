package spiral.learn;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One option of the monthly review.
///
/// @param option what to do
/// @param firstMove how to begin
public record Review(String option, String firstMove) {
    private static final int EACH_MONTH = 3;

    /// Three of them all, the same three whenever one asks in that month.
    public static List<Review> of(YearMonth month, List<Review> all) {
        var options = new ArrayList<>(all);
        Collections.shuffle(options, new Random(month.getYear() * 12L + month.getMonthValue()));
        return List.copyOf(options.subList(0, Math.min(EACH_MONTH, options.size())));
    }
}
