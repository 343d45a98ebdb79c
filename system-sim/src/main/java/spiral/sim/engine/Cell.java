package spiral.sim.engine;

import java.util.Optional;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;

/// One number of a running model: a variable, or a hidden part of one that remembers.
public sealed interface Cell {
    /// The variable's name; a hidden part has its variable's name, a dot and its own.
    String name();

    /// What gives its value; where it remembers, its value at the start. Holds only operators,
    /// functions of one value, tables, and names of cells.
    Expr equation();

    default String key() {
        return Ref.key(name());
    }

    /// Whether no variable of the model has this name.
    default boolean isHidden() {
        return name().indexOf(HIDDEN) >= 0;
    }

    /// The name of the variable that it is part of.
    default String owner() {
        return isHidden() ? name().substring(0, name().indexOf(HIDDEN)) : name();
    }

    /// Stands between a variable's name and that of its hidden part; no equation can write it.
    char HIDDEN = '\u00b7';

    /// A number that is given before the run: a constant, or the start of a stock.
    record Given(String name, double value) implements Cell {
        @Override
        public Expr equation() {
            return new Literal(value);
        }
    }

    /// A value that follows from others at every moment.
    record Computed(String name, Expr equation) implements Cell {}

    /// The same, which then moves that much from one pool to another.
    record Pipe(String name, Expr equation, Optional<String> from, Optional<String> to)
            implements Cell {
        /// +1 when it fills this pool, -1 when it drains it, 0 when it does not join it.
        public int direction(Pool pool) {
            return joins(to, pool) ? 1 : joins(from, pool) ? -1 : 0;
        }

        private static boolean joins(Optional<String> end, Pool pool) {
            return end.map(Ref::key).filter(pool.key()::equals).isPresent();
        }
    }

    /// A stock, filled and drained by pipes.
    record Pool(String name, Expr equation, boolean nonNegative) implements Cell {}

    /// A hidden stock of a delay: changes at the rate that another cell has.
    record Level(String name, Expr equation, String rate) implements Cell {}

    /// What another cell was some time ago; `span` names the cell that says how long.
    record Memory(String name, Expr equation, String input, String span) implements Cell {}

    /// What an equation was at the start.
    record Frozen(String name, Expr equation) implements Cell {}
}
