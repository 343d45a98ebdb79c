package spiral.eventloop.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Random programs")
class ConformanceIT {
    private static final int COUNT = Boolean.getBoolean("spiral.stress") ? 2_000 : 20;

    @Test
    @DisplayName("print here what they print in the real Node, byte for byte")
    void printTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<RealNode> node = RealNode.find(folder);
        if (node.isEmpty()) {
            System.out.println(
                    "Skipped: random programs against Node; install node 20 or later and gcc, on Linux");
            return;
        }
        List<String> different = new ArrayList<>();

        new Conformance(node.orElseThrow(), folder)
                .run(
                        1,
                        COUNT,
                        each -> {
                            if (!each.same()) {
                                different.add("seed " + each.seed() + ": " + each.kind());
                            }
                        });

        assertThat(different).isEmpty();
    }

    @Test
    @DisplayName("are functions of their seeds")
    void areFunctionsOfTheirSeeds() {
        assertThat(GeneratedProgram.of(7)).isEqualTo(GeneratedProgram.of(7));
        assertThat(GeneratedProgram.of(7).text()).isNotEqualTo(GeneratedProgram.of(8).text());
    }
}
