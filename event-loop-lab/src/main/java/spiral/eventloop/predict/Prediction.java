package spiral.eventloop.predict;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/// What somebody said that a program would print, held against what it did print.
///
///     said     main   timer   micro
///     printed  main   micro   timer
///                       ^
///                       the first mistake: place 1
///
/// @param said the lines in the order that was predicted
/// @param printed the lines in the order in which they came
public record Prediction(List<String> said, List<String> printed) {
    public Prediction {
        said = List.copyOf(said);
        printed = List.copyOf(printed);
    }

    /// How many lines stand in their place.
    public int score() {
        int right = 0;
        for (int i = 0; i < Math.min(said.size(), printed.size()); i++) {
            right += said.get(i).equals(printed.get(i)) ? 1 : 0;
        }
        return right;
    }

    /// True if every line stands in its place and none is too much.
    public boolean right() {
        return said.equals(printed);
    }

    /// The first place, from 0, at which something else was printed; nothing if the prediction
    /// is right, or only goes on where the program had ended.
    public OptionalInt firstMistake() {
        for (int i = 0; i < printed.size(); i++) {
            String guess = i < said.size() ? said.get(i) : null;
            if (!Objects.equals(guess, printed.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
