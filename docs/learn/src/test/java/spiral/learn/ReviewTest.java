package spiral.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.learn.page.ReviewPage;

@DisplayName("The monthly review")
class ReviewTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final ReviewPage PAGE = Checkout.workspace().review();

    @Test
    @DisplayName("offers three of the five, the same whenever one asks")
    void three() {
        assertThat(Review.of(MARCH, PAGE.options()))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .isEqualTo(Review.of(MARCH, PAGE.options()));
    }

    @Test
    @DisplayName("offers each of the five within a year")
    void all() {
        Set<Review> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            seen.addAll(Review.of(MARCH.plusMonths(i), PAGE.options()));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(PAGE.options());
    }

    @Test
    @DisplayName("has five options")
    void five() {
        assertThat(PAGE.options()).hasSize(5);
    }

    @Test
    @DisplayName("names a contract suite that exists for each module")
    void drills() {
        Set<String> suites = suites();

        assertThat(PAGE.drills())
                .extracting(Drill::module)
                .containsExactlyElementsOf(
                        Checkout.workspace().modules().stream()
                                .map(module -> String.valueOf(module.getFileName()))
                                .toList());
        assertThat(PAGE.drills())
                .allSatisfy(drill -> assertThat(suites).contains(drill.contract()));
    }

    private static Set<String> suites() {
        Set<String> suites = new HashSet<>();
        for (Path module : Checkout.workspace().modules()) {
            try (Stream<Path> all = Files.walk(module.resolve("src"))) {
                all.map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                        .filter(name -> name.endsWith("Contract"))
                        .forEach(suites::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return suites;
    }
}
