package spiral.sim.expr;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// An equation as an immutable tree. Built by the methods of [Term]; equal trees are equal values.
public sealed interface Expr extends Term {
    /// A number that stands in the equation itself.
    record Literal(double value) implements Expr {}

    /// The value of a variable, by name. Case, spaces and underscores do not matter:
    /// `Room temperature` and `room_temperature` are one name, as in Vensim and XMILE.
    record Ref(String name) implements Expr {
        /// The time of the model, in its own unit.
        public static final Ref TIME = new Ref("Time");

        /// The length of one step, `dt`.
        public static final Ref TIME_STEP = new Ref("Time Step");

        /// The spelling that all spellings of this name share.
        public String key() {
            return key(name);
        }

        /// The spelling that all spellings of a name share.
        public static String key(String name) {
            return name.strip().replaceAll("[\\s_]+", " ").toLowerCase(Locale.ROOT);
        }
    }

    /// A function of one tree.
    record Unary(MathFunction function, Expr operand) implements Expr {}

    /// An operator between two trees.
    record Binary(Operator operator, Expr left, Expr right) implements Expr {}

    /// One of two trees; the condition is true when it is not 0, and only the chosen one counts.
    record Choice(Expr condition, Expr then, Expr otherwise) implements Expr {}

    /// A table read at the value of a tree.
    record Lookup(Table table, Expr at) implements Expr {}

    /// A number as a term, where no variable comes first: `number(1).minus(crowding)`.
    static Expr number(double value) {
        return new Literal(value);
    }

    /// A variable by its name, also one that is declared later.
    static Expr named(String name) {
        return new Ref(name);
    }

    /// `then` where the condition holds (is not 0), else `otherwise`.
    static Expr ifThenElse(Term condition, Term then, Term otherwise) {
        return new Choice(condition.expr(), then.expr(), otherwise.expr());
    }

    /// 0 before the given time, `height` from then on. The half step guards against rounding, as in
    /// Vensim: `Time + Time Step / 2 > start`.
    static Expr step(Term height, double start) {
        Expr started = Ref.TIME.plus(Ref.TIME_STEP.over(2)).greaterThan(start);
        return ifThenElse(started, height, number(0));
    }

    @Override
    default Expr expr() {
        return this;
    }

    /// The value of this tree when its variables have these values.
    default double value(ToDoubleFunction<Ref> variables) {
        return switch (this) {
            case Literal(double number) -> number;
            case Ref ref -> variables.applyAsDouble(ref);
            case Unary(MathFunction function, Expr operand) ->
                    function.apply(operand.value(variables));
            case Binary(Operator operator, Expr left, Expr right) ->
                    operator.apply(left.value(variables), right.value(variables));
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    (condition.value(variables) != 0 ? then : otherwise).value(variables);
            case Lookup(Table table, Expr at) -> table.at(at.value(variables));
        };
    }

    /// The variables that this tree names, each once, in reading order.
    default Set<Ref> reads() {
        Set<Ref> names = new LinkedHashSet<>();
        collect(names);
        return names;
    }

    private void collect(Set<Ref> names) {
        switch (this) {
            case Literal _ -> {}
            case Ref ref -> names.add(ref);
            case Unary(_, Expr operand) -> operand.collect(names);
            case Lookup(_, Expr at) -> at.collect(names);
            case Binary(_, Expr left, Expr right) -> {
                left.collect(names);
                right.collect(names);
            }
            case Choice(Expr condition, Expr then, Expr otherwise) -> {
                condition.collect(names);
                then.collect(names);
                otherwise.collect(names);
            }
        }
    }
}
