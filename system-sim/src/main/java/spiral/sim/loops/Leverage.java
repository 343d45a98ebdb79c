package spiral.sim.loops;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Variable.Constant;

/// Where a small push does much: for each constant of a model, by how many percent an outcome
/// changes when the constant is one percent larger.
///
/// @param constant what is pushed
/// @param end the elasticity of the outcome's last value; 0 where it does not answer
/// @param peak the elasticity of its largest value
public record Leverage(String constant, double end, double peak) {
    private static final double PUSH = 0.01;

    /// The constants of a model, those that move the outcome most first. Each is pushed up and down
    /// by one percent; one that is 0 is left out.
    public static List<Leverage> of(Model model, Integrator integrator, String outcome) {
        return model.variables().stream()
                .filter(Constant.class::isInstance)
                .map(Constant.class::cast)
                .filter(constant -> constant.value() != 0)
                .map(constant -> of(model, integrator, outcome, constant))
                .sorted(Comparator.comparingDouble(l -> -Math.max(size(l.end), size(l.peak))))
                .toList();
    }

    private static double size(double elasticity) {
        return Math.abs(elasticity);
    }

    private static Leverage of(
            Model model, Integrator integrator, String outcome, Constant constant) {
        double up = constant.value() * (1 + PUSH);
        double down = constant.value() * (1 - PUSH);
        Run high = model.with(constant.name(), up).run(integrator);
        Run low = model.with(constant.name(), down).run(integrator);
        return new Leverage(
                constant.name(),
                elasticity(high.last(outcome), low.last(outcome)),
                elasticity(peak(high.series(outcome)), peak(low.series(outcome))));
    }

    private static double elasticity(double high, double low) {
        double middle = (Math.abs(high) + Math.abs(low)) / 2;
        return middle == 0 ? 0 : (high - low) / middle / (2 * PUSH);
    }

    private static double peak(double[] series) {
        return DoubleStream.of(series).max().orElseThrow();
    }
}
