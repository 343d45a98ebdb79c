package spiral.sim.engine;

/// What the [Compiler] writes: the equations of one program as bytecode. Stateless.
interface Code {
    /// Computes, in their order, the cells that are computed once.
    void start(double[] values);

    /// Computes, in their order, the cells of a look. `tubs` holds for each level what flows in and
    /// what flows out, zeros at first.
    void look(double[] values, double[] tubs);
}
