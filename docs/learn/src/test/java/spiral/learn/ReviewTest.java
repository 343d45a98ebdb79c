package spiral.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The monthly review")
class ReviewTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Test
    @DisplayName("offers three of the five, the same whenever one asks")
    void three() {
        assertThat(Review.of(MARCH)).hasSize(3).doesNotHaveDuplicates().isEqualTo(Review.of(MARCH));
    }

    @Test
    @DisplayName("offers each of the five within a year")
    void all() {
        Set<Review> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            seen.addAll(Review.of(MARCH.plusMonths(i)));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Review.OPTIONS);
    }

    @Test
    @DisplayName("names contract suites that exist, one for each module")
    void drills() {
        assertThat(Drill.ALL)
                .hasSize(Checkout.workspace().modules().size())
                .allSatisfy(drill ->
                        assertThat(Checkout.workspace().root().resolve(drill.contract()))
                                .isRegularFile());
    }
}
