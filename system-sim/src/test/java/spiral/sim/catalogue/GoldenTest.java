package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Run;
import spiral.sim.Variable;

/// What every model of the catalogue gave when it was last looked at, to the last bit. After a
/// change that is meant: `-Dapprove=true` writes the file anew.
@DisplayName("The catalogue's numbers")
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/catalogue.tsv");

    @Test
    @Order(1)
    @DisplayName("are the same on every machine, bit for bit")
    void areTheSameEverywhere() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("model\tvariable\tlast\tbits of all");
        for (CatalogueModel entry : Catalogue.all()) {
            Run run = entry.run();
            for (Variable variable : run.model().variables()) {
                lines.add(line(entry.name(), variable.name(), run));
            }
        }
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(GOLDEN.resolveSibling("."));
            Files.write(GOLDEN, lines);
        }

        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    }

    private static String line(String model, String variable, Run run) {
        return String.join(
                "\t",
                model,
                variable,
                Double.toString(run.last(variable)),
                Long.toHexString(bits(run.series(variable))));
    }

    /// One number that another bit anywhere would change.
    private static long bits(double[] values) {
        return DoubleStream.of(values)
                .mapToLong(Double::doubleToLongBits)
                .reduce(1, (hash, bits) -> 31 * hash + bits);
    }
}
