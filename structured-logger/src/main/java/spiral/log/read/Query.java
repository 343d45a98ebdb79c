package spiral.log.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/// A question to each record of a log.
///
///     level>=warn and user~"al" and duration>250ms last 15m
///     (logger=shop.Orders or logger=shop.Bank) and not error.type
///
/// How this works: most lines of a big file are not what is looked for, and reading them as JSON is
/// what costs. So [#mayMatch] first looks at the bytes alone. It may say yes too often, never no
/// too often: a level is looked for behind each name that ends in `level"`, a text as it would
/// stand unescaped.
public sealed interface Query {
    /// Whether the record is one that was asked for.
    boolean matches(LogRecord entry);

    /// Whether a line can be one, from its bytes. Never false for one that [#matches].
    default boolean mayMatch(byte[] bytes, int start, int end) {
        return true;
    }

    /// Reads a question.
    ///
    /// @param now what `last` counts back from
    /// @throws QueryException with the place of the mistake
    static Query parse(String text, Instant now) {
        return new QueryParser(text, now).query();
    }

    /// A question that is not written in the little language.
    non-sealed interface Other extends Query {}

    /// Everything.
    record All() implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return true;
        }
    }

    /// Both.
    record And(Query one, Query two) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return one.matches(entry) && two.matches(entry);
        }

        @Override
        public boolean mayMatch(byte[] bytes, int start, int end) {
            return one.mayMatch(bytes, start, end) && two.mayMatch(bytes, start, end);
        }
    }

    /// One of them, or both.
    record Or(Query one, Query two) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return one.matches(entry) || two.matches(entry);
        }

        @Override
        public boolean mayMatch(byte[] bytes, int start, int end) {
            return one.mayMatch(bytes, start, end) || two.mayMatch(bytes, start, end);
        }
    }

    /// The others.
    record Not(Query inner) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return !inner.matches(entry);
        }
    }

    /// Records from then on, or before then. Those without a time belong to no span of time.
    record During(Instant from, Instant to) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return entry.time().filter(t -> !t.isBefore(from) && t.isBefore(to)).isPresent();
        }
    }

    /// The record has that field.
    record Exists(String field) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            return entry.get(field) != null;
        }
    }

    /// The level compared with another: more severe is more.
    record LevelIs(Operator operator, Level level) implements Query {
        private static final byte[] KEY = Bytes.ascii("level\"");
        private static final byte[] LOG = Bytes.ascii("log.");
        private static final byte[] BRACE = {'{'};

        @Override
        public boolean matches(LogRecord entry) {
            return entry.level().filter(this::holds).isPresent();
        }

        private boolean holds(Level other) {
            return operator.holds(Integer.compare(other.toInt(), level.toInt()));
        }

        @Override
        public boolean mayMatch(byte[] bytes, int start, int end) {
            boolean decided = false;
            int at = Bytes.indexOf(bytes, start, end, KEY);
            while (at >= 0) {
                int value = at + KEY.length;
                Optional<Level> found = LevelWords.parse(Bytes.scalar(bytes, value, end));
                if (found.isEmpty() || holds(found.get())) {
                    return true;
                }
                decided |= isTheLevel(bytes, start, at);
                at = Bytes.indexOf(bytes, value, end, KEY);
            }
            return !decided; // else it may be under some other name
        }

        /// Whether the name is `level` or `log.level` and stands in the outermost object.
        private static boolean isTheLevel(byte[] bytes, int start, int at) {
            int from =
                    at >= start + LOG.length && Bytes.isAt(bytes, at - LOG.length, LOG)
                            ? at - LOG.length
                            : at;
            return from > start
                    && bytes[from - 1] == '"'
                    && Bytes.indexOf(bytes, start + 1, from, BRACE) < 0;
        }
    }

    /// A field compared with a value: as numbers or durations if both are, else as text. A field
    /// that is not there is neither equal nor unequal to anything; it lacks every text.
    record Compared(String field, Operator operator, String value) implements Query {
        @Override
        public boolean matches(LogRecord entry) {
            Object found = entry.get(field);
            return switch (operator) {
                case CONTAINS -> found != null && contains(found);
                case LACKS -> found == null || !contains(found);
                case NOT_EQUAL ->
                        found != null && !compares(found, Operator.EQUAL, entry.nameOf(field));
                default -> found != null && compares(found, operator, entry.nameOf(field));
            };
        }

        private boolean contains(Object found) {
            return lower(found.toString()).contains(lower(value));
        }

        /// Of a list, one element is enough.
        private boolean compares(Object found, Operator how, String name) {
            if (found instanceof List<?> all) {
                return all.stream().anyMatch(one -> one != null && compares(one, how, name));
            }
            BigDecimal unit = Amounts.unitOf(name);
            Optional<BigDecimal> wanted = Amounts.of(value, unit);
            Optional<BigDecimal> its = Amounts.of(found, unit);
            return how.holds(
                    wanted.isPresent() && its.isPresent()
                            ? its.get().compareTo(wanted.get())
                            : found.toString().compareTo(value));
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean mayMatch(byte[] bytes, int start, int end) {
            return operator != Operator.EQUAL
                    || isAmount()
                    || !Bytes.isPlain(value)
                    || Bytes.indexOf(bytes, start, end, Bytes.ascii(value)) >= 0
                    || Bytes.hasEscape(bytes, start, end);
        }

        private boolean isAmount() {
            return Amounts.of(value, BigDecimal.ONE).isPresent();
        }
    }
}
