package spiral.sim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spiral.console.Screen;

/// Asks the player for whole numbers, and takes no nonsense for an answer. For one thread.
final class Questions {
    /// After so many answers in a row that are no number the game goes on without the player.
    private static final int PATIENCE = 5;

    private final Screen screen;
    private final BufferedReader in;

    Questions(Screen screen) {
        this.screen = screen;
        in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /// A whole number from 0 to `most`; nothing when the player says q, the input ends, or no
    /// answer is one. An empty line gives `usual`.
    OptionalInt number(String question, int usual, int most) {
        for (int i = 0; i < PATIENCE; i++) {
            screen.out(question);
            String answer = line();
            if (answer == null || answer.equalsIgnoreCase("q")) {
                return OptionalInt.empty();
            }
            if (answer.isEmpty()) {
                return OptionalInt.of(usual);
            }
            if (answer.matches("[0-9]{1,6}") && Integer.parseInt(answer) <= most) {
                return OptionalInt.of(Integer.parseInt(answer));
            }
            screen.out("  a whole number from 0 to %d, or q to stop".formatted(most));
        }
        screen.out("  no number in %d answers: the game ends here".formatted(PATIENCE));
        return OptionalInt.empty();
    }

    private @Nullable String line() {
        try {
            String line = in.readLine();
            return line == null ? null : line.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
