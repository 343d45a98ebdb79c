package spiral.sim;

import java.util.Optional;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// One named quantity of a model. Only a [Stock] remembers; all others follow from the stocks and
/// the time at every moment.
public sealed interface Variable {
    /// The name as the modeller wrote it.
    String name();

    /// The unit as the modeller wrote it, such as `degC/minute`.
    String unit();

    /// What gives its value; for a stock, its value at the start.
    Expr equation();

    /// The spelling that all spellings of its name share.
    default String key() {
        return Ref.key(name());
    }

    /// Its name as a term of an equation.
    default Ref ref() {
        return new Ref(name());
    }

    /// Something that piles up: water, people, jobs, heat.
    ///
    /// @param nonNegative whether its outflows are limited to what it holds
    record Stock(String name, String unit, Expr equation, boolean nonNegative)
            implements Variable {}

    /// What moves per unit of time, out of one place and into another. A missing end is the outside
    /// of the model, drawn as a cloud, which never runs empty and never overflows.
    record Flow(String name, String unit, Expr equation, Optional<String> from, Optional<String> to)
            implements Variable {
        /// Whether it takes from this stock.
        public boolean drains(Variable stock) {
            return from.map(Ref::key).equals(Optional.of(stock.key()));
        }

        /// Whether it adds to this stock.
        public boolean fills(Variable stock) {
            return to.map(Ref::key).equals(Optional.of(stock.key()));
        }
    }

    /// A value computed on the way, to give a thought its name.
    record Aux(String name, String unit, Expr equation) implements Variable {}

    /// A number that stays.
    record Constant(String name, String unit, double value) implements Variable {
        @Override
        public Expr equation() {
            return new Literal(value);
        }
    }

    /// What a reader wants to know in one line: `Loss = (Room - Outside) / Insulation
    /// [degC/minute]`.
    default String line() {
        String sign = this instanceof Stock ? " starts at " : " = ";
        return name() + sign + Written.of(equation()) + " [" + unit() + "]";
    }
}
