package spiral.sim;

/// The door of the package: [Sim#model] begins a model, [Model#run] runs it.
///
///     var m = Sim.model("bathtub").time(0, 10, 0.5, "minute");
///     var tub = m.stock("Water", 50, "litre").nonNegative();
///     m.flow("Tap", "litre/minute", m.constant("Tap open", 8, "litre/minute")).to(tub);
///     m.flow("Drain", "litre/minute", tub.times(0.2)).from(tub);
///     Run run = m.build().run(Integrators.EULER);
///     double water = run.last("Water");
public final class Sim {
    private Sim() {}

    /// Begins a model of this name; give it a time and variables, then [ModelBuilder#build].
    public static ModelBuilder model(String name) {
        return new ModelBuilder(name);
    }
}
