package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Work that takes no options")
class ExitTest {
    private final Terminal terminal = new Terminal();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("ends with the exit code that it gives")
    void itsOwnCode() {
        assertThat(Exit.of(() -> 42, terminal.err)).isEqualTo(42);
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("tells what it throws in a sentence, with the exit code that a command would give")
    void whatItThrows() {
        Callable<Integer> noFile =
                () -> {
                    throw new NoSuchFileException("gone.js");
                };
        Callable<Integer> mistake =
                () -> {
                    throw new UserError("not a .js file");
                };
        Callable<Integer> surprise =
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                };

        assertThat(Exit.of(noFile, terminal.err)).isEqualTo(Exit.ENVIRONMENT);
        assertThat(Exit.of(mistake, terminal.err)).isEqualTo(Exit.USAGE);
        assertThat(Exit.of(surprise, terminal.err)).isEqualTo(Exit.FAILED);
        assertThat(terminal.said().lines())
                .hasSize(3)
                .startsWith("error: no such file: gone.js", "error: not a .js file");
    }
}
