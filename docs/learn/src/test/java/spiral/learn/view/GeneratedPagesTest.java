package spiral.learn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.learn.Checkout;

@DisplayName("Pages that are made from the exercises")
class GeneratedPagesTest {
    @Test
    @DisplayName("the index of the exercises is up to date (to write it: -Dapprove=true)")
    void index() throws IOException {
        Path page = Checkout.workspace().root().resolve("docs/exercises.md");
        String made = String.join("\n", IndexPage.of(Checkout.catalogue().exercises())) + "\n";
        if (Boolean.getBoolean("approve")) {
            Files.writeString(page, made);
        }
        assertThat(page).hasContent(made);
    }
}
