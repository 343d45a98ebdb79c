package spiral.async.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import spiral.async.scene.Scene;
import spiral.async.scene.Scenes;

/// Each pattern has a page, which opens with its timeline; a picture that drifts from the code is
/// found here.
@DisplayName("The pages of the patterns")
class PicturesTest {
    private static final Path PAGES = Path.of("../docs/async");
    private static final long SEED = 42;

    @TestFactory
    @DisplayName("show what the code draws (to write the pictures: -Dapprove=true)")
    Stream<DynamicTest> showWhatTheCodeDraws() {
        return Scenes.all().stream().map(scene -> dynamicTest(scene.name(), () -> check(scene)));
    }

    private static void check(Scene scene) throws IOException {
        String drawn = TimelineSvg.of(scene.play(SEED), scene.idea());
        Path file = PAGES.resolve(scene.name() + ".svg");
        if (Boolean.getBoolean("approve")) {
            Files.writeString(file, drawn);
        }

        assertThat(file).hasContent(drawn);
        assertThat(PAGES.resolve(scene.name() + ".md"))
                .content()
                .contains("](" + scene.name() + ".svg)", "./spiral async demo " + scene.name())
                .contains("**In words.**", "## When it hurts", "## Traps", "**Next:** ");
    }
}
