package spiral.async;

import org.jspecify.annotations.Nullable;

/// What [Futures#zip] makes one value of: functions of as many arguments as there are futures.
public final class Zip {
    private Zip() {}

    /// Three values into one.
    @FunctionalInterface
    public interface Three<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            R extends @Nullable Object> {
        /// The one value.
        R apply(A a, B b, C c);
    }

    /// Four values into one.
    @FunctionalInterface
    public interface Four<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            R extends @Nullable Object> {
        /// The one value.
        R apply(A a, B b, C c, D d);
    }

    /// Five values into one.
    @FunctionalInterface
    public interface Five<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            R extends @Nullable Object> {
        /// The one value.
        R apply(A a, B b, C c, D d, E e);
    }
}
