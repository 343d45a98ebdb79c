package spiral.sim.study;

import spiral.sim.ModelException;
import spiral.sim.expr.Chance;

/// How a constant is drawn.
public sealed interface Spread {
    /// Any value from `min` to `max`, each as likely as the other.
    record Uniform(double min, double max) implements Spread {
        public Uniform {
            if (!(min <= max)) {
                throw new ModelException("a spread goes up but was " + min + " to " + max);
            }
        }
    }

    /// The bell curve.
    record Normal(double mean, double deviation) implements Spread {
        public Normal {
            if (!(deviation >= 0)) {
                throw new ModelException("a deviation is not negative but was " + deviation);
            }
        }
    }

    /// The value that a seed gives at this place of its row.
    default double at(double seed, double place) {
        double u = Chance.drawn(seed, 2 * place);
        return switch (this) {
            case Uniform(double min, double max) -> min + (max - min) * u;
            case Normal(double mean, double deviation) ->
                    mean
                            + deviation
                                    * Math.sqrt(-2 * StrictMath.log(1 - u))
                                    * StrictMath.cos(
                                            2 * Math.PI * Chance.drawn(seed, 2 * place + 1));
        };
    }
}
