package spiral.sim.expr;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

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

        /// When the model begins.
        public static final Ref INITIAL_TIME = new Ref("Initial Time");

        /// When the model ends.
        public static final Ref FINAL_TIME = new Ref("Final Time");

        /// How many steps have been made, within a step too.
        public static final Ref STEP_NUMBER = new Ref("Step Number");

        /// The names that every model has, in the order in which engines keep them.
        public static final List<Ref> OF_TIME =
                List.of(TIME, TIME_STEP, INITIAL_TIME, FINAL_TIME, STEP_NUMBER);

        /// The spelling that all spellings of this name share.
        public String key() {
            return key(name);
        }

        /// The spelling that all spellings of a name share.
        public static String key(String name) {
            String stripped = name.strip();
            StringBuilder key = new StringBuilder(stripped.length());
            for (int i = 0; i < stripped.length(); i++) {
                char c = stripped.charAt(i);
                if (c != '_' && !Character.isWhitespace(c)) {
                    key.append(c);
                } else if (key.isEmpty() || key.charAt(key.length() - 1) != ' ') {
                    key.append(' ');
                }
            }
            return key.toString().toLowerCase(Locale.ROOT);
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

    /// A named table read at the value of a tree; building the model puts the table in.
    record Apply(Ref table, Expr at) implements Expr {}

    /// A function of several trees.
    record Call(Function function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /// The larger equation that this call is short for.
        ///
        /// @throws IllegalStateException for a function that remembers
        public Expr meaning() {
            return function.meaning(arguments);
        }
    }

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

    /// 0 before the given time, `height` from then on.
    static Expr step(Term height, double start) {
        return new Call(Function.STEP, List.of(height.expr(), number(start)));
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
            case Call call -> call.meaning().value(variables);
            case Apply(Ref table, _) ->
                    throw new IllegalStateException(table.name() + " is a table of no model");
        };
    }

    /// The variables that this tree names, each once, in reading order.
    default Set<Ref> reads() {
        Set<Ref> names = new LinkedHashSet<>();
        collect(names);
        return names;
    }

    private void collect(Set<Ref> names) {
        if (this instanceof Ref ref) {
            names.add(ref);
        } else {
            for (Expr part : parts()) {
                part.collect(names);
            }
        }
    }

    /// The trees right below this one, in reading order.
    default List<Expr> parts() {
        return switch (this) {
            case Literal _, Ref _ -> List.of();
            case Unary(_, Expr operand) -> List.of(operand);
            case Lookup(_, Expr at) -> List.of(at);
            case Apply(_, Expr at) -> List.of(at);
            case Binary(_, Expr left, Expr right) -> List.of(left, right);
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    List.of(condition, then, otherwise);
            case Call(_, List<Expr> arguments) -> arguments;
        };
    }

    /// The same tree with each of its [#parts] changed.
    default Expr mapped(UnaryOperator<Expr> change) {
        return switch (this) {
            case Literal _, Ref _ -> this;
            case Unary(MathFunction function, Expr operand) ->
                    new Unary(function, change.apply(operand));
            case Lookup(Table table, Expr at) -> new Lookup(table, change.apply(at));
            case Apply(Ref table, Expr at) -> new Apply(table, change.apply(at));
            case Binary(Operator operator, Expr left, Expr right) ->
                    new Binary(operator, change.apply(left), change.apply(right));
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    new Choice(
                            change.apply(condition), change.apply(then), change.apply(otherwise));
            case Call(Function function, List<Expr> arguments) ->
                    new Call(function, arguments.stream().map(change).toList());
        };
    }
}
