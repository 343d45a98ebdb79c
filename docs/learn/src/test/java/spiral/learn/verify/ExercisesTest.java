package spiral.learn.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import spiral.learn.Checkout;
import spiral.learn.course.Catalogue;
import spiral.learn.judge.Judge;

@DisplayName("Every exercise is complete and true")
class ExercisesTest {
    private static Judge judge;

    @BeforeAll
    static void startWorkers() throws IOException {
        judge = Checkout.judge();
    }

    @AfterAll
    static void stopWorkers() {
        judge.close();
    }

    @TestFactory
    Stream<DynamicTest> eachIsComplete() {
        Catalogue catalogue = Checkout.catalogue();
        List<Long> seeds = seeds(Boolean.getBoolean("spiral.stress") ? 20 : 3);
        System.out.println("seeds of the random orders: " + seeds);
        Verifier verifier = new Verifier(catalogue, judge, seeds);
        return catalogue.exercises().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.slug(), () -> assertThat(verifier.missing(each)).isEmpty()));
    }

    private static List<Long> seeds(int count) {
        RandomGenerator random = RandomGenerator.getDefault();
        return LongStream.generate(() -> 1 + random.nextLong(1_000_000))
                .limit(count)
                .boxed()
                .toList();
    }
}
