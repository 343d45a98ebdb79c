package spiral.sim.engine;

import spiral.sim.Model;
import spiral.sim.expr.Expr.Ref;

/// One moment of a model under the magnifying glass: all its values, and what one equation would
/// give if only one of the values it reads were another. One thread at a time.
public final class Moment {
    private final Program program;
    private final Interpreter interpreter;
    // owner of the two below: the thread that looks
    private final double[] values;
    private final double[] rates;

    private Moment(Model model, double[] values) {
        program = model.program();
        interpreter = new Interpreter(model);
        this.values = values;
        rates = new double[program.levels().size()];
    }

    /// The start of the model.
    public static Moment atStart(Model model) {
        Moment moment = new Moment(model, model.program().given(model));
        moment.interpreter.start(moment.values);
        moment.interpreter.look(moment.values, moment.rates);
        return moment;
    }

    /// The moment at which all cells have these values.
    public static Moment of(Model model, double[] values) {
        return new Moment(model, values.clone());
    }

    /// The same start, but with every level raised by its own size, and by 1 at least.
    public static Moment raised(Model model) {
        Moment moment = atStart(model);
        for (int i = 0; i < moment.rates.length; i++) {
            int slot = Ref.OF_TIME.size() + i;
            moment.values[slot] += Math.max(1, Math.abs(moment.values[slot]));
        }
        moment.interpreter.look(moment.values, moment.rates);
        return moment;
    }

    /// The value of a cell.
    public double value(String cell) {
        return values[program.slot(cell)];
    }

    /// What the equation of `effect` would give if only `cause` had another value.
    public double valueIf(String cause, double other, Cell effect) {
        int slot = program.slot(cause);
        double kept = values[slot];
        values[slot] = other;
        double value = interpreter.valueOf(effect.equation(), values);
        values[slot] = kept;
        return value;
    }
}
