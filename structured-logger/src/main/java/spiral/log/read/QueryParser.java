package spiral.log.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/// Reads a question by recursive descent.
///
///     query := or { "last" DURATION | "since" TIME | "until" TIME }
///     or    := and { "or" and }        and := not { "and" not }
///     not   := "not" not | "(" or ")" | FIELD [ OPERATOR VALUE ]
final class QueryParser {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 10_000;

    private final QueryText text;
    private final Instant now;
    private int depth;

    QueryParser(String text, Instant now) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(MAX_LENGTH, "at most 10,000 characters are possible");
        }
        this.text = new QueryText(text);
        this.now = now;
    }

    Query query() {
        Query query = text.isEnd() || text.isSpan() ? new Query.All() : or();
        while (!text.isEnd()) {
            query = new Query.And(span(), query);
        }
        return query;
    }

    private Query or() {
        Query query = and();
        while (text.skipWord("or")) {
            query = new Query.Or(query, and());
        }
        return query;
    }

    private Query and() {
        Query query = not();
        while (text.skipWord("and")) {
            query = new Query.And(query, not());
        }
        return query;
    }

    private Query not() {
        if (depth++ > MAX_DEPTH) {
            throw text.wrong("at most " + MAX_DEPTH + " levels are possible");
        }
        Query query;
        if (text.skipWord("not")) {
            query = new Query.Not(not());
        } else if (text.skip("(")) {
            query = or();
            if (!text.skip(")")) {
                throw text.wrong("a closing parenthesis is missing here");
            }
        } else {
            query = condition();
        }
        depth--;
        return query;
    }

    private Query condition() {
        String field = text.word("the name of a field");
        if (text.isBare() && field.matches("(?i)and|or")) {
            throw text.refused(
                    "the name of a field is expected here; write \"" + field + "\" for one");
        }
        for (Operator operator : Operator.values()) {
            if (text.skip(operator.sign)) {
                return compared(field, operator);
            }
        }
        if (text.isBare() && field.contains(":")) {
            throw text.refused("an operator such as = or ~ is expected behind the name of a field");
        }
        return new Query.Exists(field);
    }

    private Query compared(String field, Operator operator) {
        String value = text.word("a value");
        boolean contains = operator == Operator.CONTAINS || operator == Operator.LACKS;
        Optional<Level> severe =
                LogRecord.isLevel(field) ? LevelWords.parse(value) : Optional.empty();
        boolean asksLevel = field.equals("level") || field.equals("log.level");
        if (!contains && (asksLevel || severe.isPresent())) {
            return severe.<Query>map(level -> new Query.LevelIs(operator, level))
                    .orElseThrow(() ->
                            text.refused(
                                    "a level must be one of trace, debug, info, warn, error but was '"
                                            + value
                                            + "'"));
        }
        if (!contains && Amounts.isDuration(field) && Amounts.of(value, field) == null) {
            throw text.refused("a duration such as 250ms is expected but was '" + value + "'");
        }
        return new Query.Compared(field, operator, value);
    }

    private Query span() {
        if (text.skipWord("last")) {
            return new Query.During(now.minus(duration()), Instant.MAX);
        } else if (text.skipWord("since")) {
            return new Query.During(time(), Instant.MAX);
        } else if (text.skipWord("until")) {
            return new Query.During(Instant.MIN, time());
        }
        throw text.wrong("'and', 'or', 'last', 'since', 'until' or the end is expected here");
    }

    private Duration duration() {
        String word = text.word("a duration");
        return Amounts.duration(word)
                .filter(it -> !it.isNegative())
                .orElseThrow(() ->
                        text.refused("a duration such as 15m is expected but was '" + word + "'"));
    }

    private Instant time() {
        String word = text.word("a time");
        try {
            return Instant.parse(word.length() == 10 ? word + "T00:00:00Z" : word);
        } catch (DateTimeException wrong) {
            throw text.refused(
                    "a time such as 2026-03-01T09:30:00Z is expected but was '" + word + "'");
        }
    }
}
