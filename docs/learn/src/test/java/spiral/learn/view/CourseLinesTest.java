package spiral.learn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;
import spiral.learn.Checkout;
import spiral.learn.Progress;

@DisplayName("The list of the exercises")
class CourseLinesTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Test
    @DisplayName("fits on a screen of 80 columns, so that every name can be typed as it stands")
    void fits() {
        Screen plain = Screen.of(NOWHERE, NOWHERE, true);

        var course = Checkout.catalogue().exercises();
        var lines = CourseLines.list(plain, course, Progress.of(List.of()));

        assertThat(lines).hasSizeGreaterThan(30).allMatch(line -> line.length() <= 80);
    }
}
