package spiral.sim.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// Four curves, one of them true.
@DisplayName("Predict the curve")
class CurvesTest {
    @Test
    @Order(1)
    @DisplayName("offers four curves from the same start, one of them the true one")
    void fourCurves() {
        for (CatalogueModel entry : Catalogue.all()) {
            double[] truth = entry.run().series(entry.charts().getFirst().getFirst());
            Curves curves = Curves.around(truth, new SplittableRandom(1));

            assertThat(curves.curves()).as(entry.name()).hasSize(Curves.CHOICES);
            assertThat(curves.curves().get(curves.truth())).isEqualTo(truth);
            assertThat(curves.curves()).allMatch(curve -> Math.abs(curve[0] - truth[0]) < 1e-9);
        }
    }

    @Test
    @Order(2)
    @DisplayName("gives ten points for the true one, and fewer for each that lies elsewhere")
    void points() {
        double[] truth = IntStream.range(0, 50).mapToDouble(i -> Math.sin(i / 5.0)).toArray();
        Curves curves = Curves.around(truth, new SplittableRandom(3));

        for (int i = 0; i < Curves.CHOICES; i++) {
            boolean right = i == curves.truth();
            assertThat(curves.points(i) == 10).isEqualTo(right);
            assertThat(curves.points(i)).isBetween(0, 10);
        }
    }

    @Test
    @Order(3)
    @DisplayName("needs at least two moments")
    void tooShort() {
        assertThatThrownBy(() -> Curves.around(new double[1], new SplittableRandom(1)))
                .hasMessageContaining("at least 2");
    }
}
