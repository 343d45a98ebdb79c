package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("The size of what a user carries along")
class SizeIT {
    private static final long LARGEST_JAR = 150_000;
    private static final int LONGEST_CLASS = 250;

    @Test
    @Order(1)
    @DisplayName("the library's jar has at most 150 kB, without the demo and its pictures")
    void theJarIsSmall() throws IOException, URISyntaxException {
        Path jar =
                Path.of(Policy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (!Files.isRegularFile(jar)) {
            System.out.println("Skipped: there is no jar yet; mvn verify makes it");
            return;
        }

        assertThat(Files.size(jar)).isLessThanOrEqualTo(LARGEST_JAR);
        try (var file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(entry -> entry.getName()))
                    .contains("spiral/async/Policy.class")
                    .noneMatch(name -> name.matches("spiral/async/(cli|scene|view)/.+"));
        }
    }

    @Test
    @Order(2)
    @DisplayName("no class has more than 250 lines")
    void noClassIsLong() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file ->
                            assertThat(Files.readAllLines(file))
                                    .hasSizeLessThanOrEqualTo(LONGEST_CLASS));
        }
    }
}
