package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("all, for any order of arrival")
class AllProperties {
    @Test
    @DisplayName("values in any order of arrival, some there before, give the list of the inputs")
    void anyOrderOfArrivalGivesTheSameList() {
        Seeds.each(random -> {
            List<CompletableFuture<Integer>> inputs = inputs(random.nextInt(1, 40));
            List<Integer> order = new ArrayList<>(range(inputs.size()));
            Collections.shuffle(order, new Random(random.nextLong()));
            int early = random.nextInt(inputs.size());
            order.subList(0, early).forEach(i -> inputs.get(i).complete(i));
            CompletableFuture<List<Integer>> all = Futures.all(inputs);
            for (int i : order.subList(early, order.size())) {
                assertThat(all).isNotDone();
                inputs.get(i).complete(i);
            }
            assertThat(all).isCompletedWithValue(range(inputs.size()));
        });
    }

    @Test
    @DisplayName("threads that end inputs at the same time lose no value")
    void threadsLoseNoValue() {
        for (int round = 0; round < 50; round++) {
            List<CompletableFuture<Integer>> inputs = inputs(200);
            CompletableFuture<List<Integer>> all = Futures.all(inputs);
            CompletableFuture<Void> even = complete(inputs, 0);
            CompletableFuture<Void> odd = complete(inputs, 1);
            CompletableFuture.allOf(even, odd).join();
            assertThat(all).isCompletedWithValue(range(200));
        }
    }

    private static CompletableFuture<Void> complete(
            List<CompletableFuture<Integer>> inputs, int from) {
        return CompletableFuture.runAsync(() -> {
            for (int i = from; i < inputs.size(); i += 2) {
                inputs.get(i).complete(i);
            }
        });
    }

    private static List<CompletableFuture<Integer>> inputs(int count) {
        return IntStream.range(0, count).mapToObj(i -> new CompletableFuture<Integer>()).toList();
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
