package spiral.sim.engine;

/// Computes the cells of one program, in a row of values that the caller owns. One run, one thread.
///
/// Two engines give the same bits: the [Interpreter] and [Compiled] bytecode.
interface Engine {
    /// Computes what is needed before the first step, the levels among it.
    void start(double[] values);

    /// Computes every cell at the moment that the row holds (its time and its levels), and the rate
    /// of change of each level.
    void look(double[] values, double[] rates);

    /// Moves the levels over one step at these mean rates.
    void move(double[] levels, double[] rates, double step);
}
