package spiral.eventloop.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The same programs in JVMs that compile, collect and hash differently. `-Pstress` runs 1,000.
@DisplayName("The same program gives the same trace in every JVM")
class DeterminismIT {
    private static final long FIRST_SEED = 20_261_122;
    private static final int PROGRAMS = Boolean.getBoolean("spiral.stress") ? 1_000 : 25;

    @Test
    @DisplayName(
            "to the last bit, whatever compiles it, collects its garbage or hashes its objects")
    void theSameTrace() throws Exception {
        List<String> first = run("-Xint", "-XX:+UseSerialGC");
        List<String> second = run("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");
        List<String> third =
                run("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:+UseG1GC");

        assertThat(first).hasSize(PROGRAMS);
        assertThat(first.stream().map(line -> line.substring(line.indexOf(" "))))
                .doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    private static List<String> run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(RandomScript.class.getName());
        command.addAll(List.of(String.valueOf(FIRST_SEED), String.valueOf(PROGRAMS)));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines =
                new String(java.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(java.waitFor()).as("%s", lines).isZero();
        return lines;
    }
}
