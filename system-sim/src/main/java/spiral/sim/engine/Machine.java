package spiral.sim.engine;

import java.util.Arrays;
import java.util.List;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Slope;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// One model while it runs: the row of values, the levels, and what is remembered. The caller makes
/// the steps:
///
///     look(i)      all values of the moment start + i dt        may be read and saved
///     advance(i)   remember them, ask the integrator for mean rates, move the levels
///
/// The integrator looks at moments in between, too; but what is remembered (delays of fixed length,
/// previous values, chance) moves on once for each step. One thread; allocates nothing on the way.
public final class Machine implements Slope {
    private static final int TIME = 0;
    private static final int STEP_NUMBER = Ref.OF_TIME.size() - 1;
    private static final int LEVELS = Ref.OF_TIME.size();
    private static final long EXPONENT = 0x7ff0000000000000L;
    private static final long ABOVE_EXPONENT = 0x0010000000000000L;

    private final Model model;
    private final Engine engine;
    private final Integrator.Stepper stepper;
    private final Row[] rows;
    private final int checked;
    private final int checkedLevels;
    // owner of all below: the thread that runs
    private final double[] values;
    private final double[] levels;
    private final double[] now;
    private final double[] mean;

    private Machine(Model model, Engine engine, Integrator integrator) {
        this.model = model;
        this.engine = engine;
        Program program = model.program();
        values = program.given(model);
        levels = new double[program.levels().size()];
        checked = program.checked();
        checkedLevels = program.checksLevels() ? levels.length : 0;
        now = new double[levels.length];
        mean = new double[levels.length];
        stepper = integrator.stepper(levels.length);
        engine.start(values);
        if (overflow(0, values.length) < 0) {
            throw new NotFinite();
        }
        System.arraycopy(values, LEVELS, levels, 0, levels.length);
        rows = rows(program.memories(), program);
    }

    /// The model at its start, run by bytecode.
    ///
    /// @throws ModelException when a start is no finite number
    public static Machine compiled(Model model, Integrator integrator) {
        return new Machine(model, new Compiled(model.program()), integrator);
    }

    /// The model at its start, run by the interpreter.
    ///
    /// @throws ModelException when a start is no finite number
    public static Machine interpreted(Model model, Integrator integrator) {
        return new Machine(model, new Interpreter(model), integrator);
    }

    private Row[] rows(List<Memory> memories, Program program) {
        double step = model.time().step();
        return memories.stream()
                .map(memory ->
                        new Row(
                                program.slot(memory.input()),
                                program.slot(memory.name()),
                                Row.length(memory, values[program.slot(memory.span())] / step),
                                values[program.slot(memory.name())]))
                .toArray(Row[]::new);
    }

    /// Computes all values of step i.
    public void look(int i) {
        values[STEP_NUMBER] = i;
        look(model.time().at(i), levels, now);
    }

    private void look(double time, double[] at, double[] rates) {
        values[TIME] = time;
        System.arraycopy(at, 0, values, LEVELS, at.length);
        engine.look(values, rates);
        if (!isFinite()) {
            throw new NotFinite();
        }
    }

    /// Moves on to the step after i, at whose moment the last look must have been.
    public void advance(int i) {
        double step = model.time().step();
        for (Row row : rows) {
            row.keep(values);
        }
        stepper.meanRates(this, model.time().at(i), step, levels, mean);
        engine.move(levels, mean, step);
        for (Row row : rows) {
            row.turn(values);
        }
    }

    // the integrator's first question is about the very array that the last look was made from
    @SuppressWarnings("ReferenceEquality")
    @Override
    public void at(double time, double[] at, double[] rates) {
        if (at == levels) {
            System.arraycopy(now, 0, rates, 0, rates.length);
        } else {
            look(time, at, rates);
        }
    }

    /// The value that the last look gave to the cell at this place.
    public double value(int slot) {
        return values[slot];
    }

    /// A copy of the whole row of values.
    public double[] values() {
        return values.clone();
    }

    /// Copies the values of these places into a column of the table: `rows[k][column]`.
    public void save(int[] slots, double[][] table, int column) {
        for (int k = 0; k < slots.length; k++) {
            table[k][column] = values[slots[k]];
        }
    }

    /// A value of the fast engine is no finite number. It does not know why: the interpreter does.
    public static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Whether the levels, and all that was computed from them, are finite numbers.
    private boolean isFinite() {
        return (overflow(LEVELS, LEVELS + checkedLevels)
                        | overflow(values.length - checked, values.length))
                >= 0;
    }

    /// Below 0 when one of these values is no finite number. A sum of bits instead of comparisons, so
    /// that the processor takes several at a time: an exponent of all ones overflows into the sign.
    private long overflow(int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= (Double.doubleToRawLongBits(values[i]) & EXPONENT) + ABOVE_EXPONENT;
        }
        return bits;
    }

    /// What a cell was, step by step: as many places as its time has steps, and one at least.
    private static final class Row {
        private final int input;
        private final int output;
        private final double[] places;
        private int at;

        private Row(int input, int output, int length, double start) {
            this.input = input;
            this.output = output;
            places = new double[length];
            Arrays.fill(places, start);
        }

        private static int length(Memory memory, double steps) {
            if (!(steps >= 0 && steps <= MAX_PLACES)) {
                throw new ModelException(
                        "%s: a fixed delay lasts 0 to %d steps, but not %s"
                                .formatted(memory.owner(), MAX_PLACES, Written.of(steps)));
            }
            return Math.max(1, (int) Math.ceil(steps - ROUNDING));
        }

        void keep(double[] values) {
            places[at] = values[input];
        }

        void turn(double[] values) {
            at = at + 1 == places.length ? 0 : at + 1;
            values[output] = places[at];
        }
    }

    /// A delay of fixed length over more steps than this is refused.
    public static final int MAX_PLACES = 10_000_000;

    private static final double ROUNDING = 1e-6;
}
