package spiral.learn.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import spiral.learn.Checkout;
import spiral.learn.Exercise;
import spiral.learn.course.Catalogue;
import spiral.learn.judge.Judge;

@DisplayName("Every exercise is complete and true")
class ExercisesTest {
    private static final Catalogue CATALOGUE = Checkout.catalogue();

    private static Verification verification;

    @BeforeAll
    static void startWorkers() throws IOException {
        List<Long> seeds = seeds(Boolean.getBoolean("spiral.stress") ? 20 : 3);
        System.out.println("seeds of the random orders: " + seeds);
        List<Judge> judges = new ArrayList<>();
        for (int i = 0; i < Verification.JUDGES; i++) {
            judges.add(Checkout.judge());
        }
        verification = new Verification(CATALOGUE, seeds, judges);
    }

    @AfterAll
    static void stopWorkers() {
        verification.close();
    }

    @TestFactory
    Stream<DynamicTest> eachIsComplete() {
        Map<Exercise, Future<List<String>>> begun = new LinkedHashMap<>();
        CATALOGUE.exercises().forEach(each -> begun.put(each, verification.begin(each)));
        return begun.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getKey().slug(),
                                () -> assertThat(each.getValue().get()).isEmpty()));
    }

    private static List<Long> seeds(int count) {
        RandomGenerator random = RandomGenerator.getDefault();
        return LongStream.generate(() -> 1 + random.nextLong(1_000_000))
                .limit(count)
                .boxed()
                .toList();
    }
}
