package spiral.sim.engine;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Sim;
import spiral.sim.Variable;
import spiral.sim.Variable.Aux;
import spiral.sim.Variable.Constant;

/// Models that several suites use.
public final class TestModels {
    private TestModels() {}

    /// A model of constants and auxiliaries only.
    public static Model of(List<Variable> variables) {
        ModelBuilder model = Sim.model("test").time(0, 1, 0.25, "1");
        for (Variable variable : variables) {
            switch (variable) {
                case Constant c -> model.constant(c.name(), c.value(), c.unit());
                case Aux a -> model.aux(a.name(), a.unit(), a.equation());
                default -> throw new IllegalArgumentException(variable.line());
            }
        }
        return model.build();
    }
}
