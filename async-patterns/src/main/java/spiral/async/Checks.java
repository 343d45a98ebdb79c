package spiral.async;

import java.time.Duration;

/// The door: arguments are checked here once, and an error says which value and what is allowed.
final class Checks {
    private Checks() {}

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + " but was " + value);
        }
        return value;
    }

    static int within(int least, int most, String name, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + most + " but was " + value);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive but was " + value);
        }
        return value;
    }
}
