package spiral.log.slf4j;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Names, texts, values and errors that a logger would rather not be given. The same for the same
/// random numbers.
final class HostileValues {
    private static final String[] NAMES = {
        "message",
        "@timestamp",
        "log.level",
        "error.type",
        "labels.k",
        "k",
        "",
        "null",
        "tags",
        "\ud800",
        "\ud801",
        "\ufffd",
        "\"",
        "a\nb",
        "log.pairs_left_out",
        "labels.k~2"
    };

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String name() {
        return random.nextInt(3) == 0 ? text() : NAMES[random.nextInt(NAMES.length)];
    }

    String text() {
        char[] text = new char[random.nextInt(20)];
        for (int i = 0; i < text.length; i++) {
            text[i] =
                    switch (random.nextInt(5)) {
                        case 0 -> (char) random.nextInt(0x20);
                        case 1 -> (char) random.nextInt(0xD800, 0xE000);
                        case 2 -> (char) random.nextInt(0x10000);
                        case 3 -> "\"\\/{}[],:\u007f\u0085\u2028".charAt(random.nextInt(12));
                        default -> (char) random.nextInt(0x20, 0x7f);
                    };
        }
        return new String(text);
    }

    Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 14)) {
            case 0 -> null;
            case 1 -> text();
            case 2 -> random.nextLong();
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> Float.intBitsToFloat(random.nextInt());
            case 5 -> new BigDecimal(new BigInteger(80, random), random.nextInt(-999, 999));
            case 6 -> new Hostile(random.nextInt(4));
            case 7 -> Path.of("a", "b");
            case 8 -> Instant.MAX;
            case 9 -> CharBuffer.wrap(text());
            case 10 -> new byte[random.nextInt(4)];
            case 11 -> new HostileNumber();
            case 12 -> random.nextBoolean();
            case 13 -> (char) random.nextInt(0x10000);
            case 14 -> map(depth);
            case 15 -> new Object[] {value(depth - 1), value(depth - 1)};
            case 16 -> cycle(depth);
            case 17 -> new Pair(value(depth - 1), value(depth - 1));
            case 18 -> Map.entry(name(), new Throwing(random.nextInt()));
            default -> Arrays.asList(value(depth - 1), value(depth - 1));
        };
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(random.nextInt(4) == 0 ? new Hostile(2) : name(), value(depth - 1));
        }
        return map;
    }

    private List<Object> cycle(int depth) {
        List<Object> list = new ArrayList<>();
        list.add(value(depth - 1));
        list.add(list);
        return list;
    }

    Throwable throwable(int depth) {
        Throwable error = random.nextBoolean() ? new HostileError(text()) : new Exception(text());
        if (depth > 0 && random.nextBoolean()) {
            Throwable cause = throwable(depth - 1);
            error.initCause(cause);
            cause.addSuppressed(error);
        }
        return error;
    }

    private record Pair(Object first, Object second) {}

    /// Throws when asked for what it holds.
    private record Throwing(int part) {
        @Override
        @SuppressWarnings("UnusedMethod") // asked by reflection
        public int part() {
            throw new IllegalStateException();
        }
    }

    /// Throws, lies or returns nothing when asked for its text.
    private record Hostile(int kind) {
        @Override
        @SuppressWarnings("ToStringReturnsNull") // against the contract, as some do
        public String toString() {
            return switch (kind) {
                case 0 -> throw new IllegalStateException();
                case 1 -> throw new StackOverflowError();
                case 2 -> null;
                default -> "\"}\n";
            };
        }
    }

    private static final class HostileNumber extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "0x1, not a number\"";
        }

        @Override
        public int intValue() {
            throw new IllegalStateException();
        }

        @Override
        public long longValue() {
            throw new IllegalStateException();
        }

        @Override
        public float floatValue() {
            throw new IllegalStateException();
        }

        @Override
        public double doubleValue() {
            throw new IllegalStateException();
        }
    }

    private static final class HostileError extends Exception {
        private static final long serialVersionUID = 1L;

        HostileError(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }
}
