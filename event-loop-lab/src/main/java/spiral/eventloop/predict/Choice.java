package spiral.eventloop.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lines of a program under letters, in an order that gives nothing away: that of the alphabet.
///
///     a  later        b  main begins        c  main ends
///
/// @param lines the different lines; the first one is called `a`
public record Choice(List<String> lines) {
    /// The most different lines that can be asked for: one for each letter.
    public static final int MOST = 26;

    public Choice {
        lines = lines.stream().distinct().sorted().toList();
        if (lines.size() > MOST) {
            throw new IllegalArgumentException(
                    "there must be at most %d different lines but were %d"
                            .formatted(MOST, lines.size()));
        }
    }

    /// The letter of a line.
    public char letter(String line) {
        return (char) ('a' + lines.indexOf(line));
    }

    /// The lines that an answer names: letters (`bca`, `b c a`), or whole lines between commas.
    /// Nothing if it names something else.
    public Optional<List<String>> read(String answer) {
        List<String> named = Arrays.stream(answer.split(",", -1)).map(String::strip).toList();
        if (lines.containsAll(named)) {
            return Optional.of(named);
        }
        List<String> byLetter = new ArrayList<>();
        for (char letter : answer.replaceAll("[ ,]", "").toCharArray()) {
            if (letter < 'a' || letter - 'a' >= lines.size()) {
                return Optional.empty();
            }
            byLetter.add(lines.get(letter - 'a'));
        }
        return Optional.of(byLetter);
    }
}
