package spiral.sim;

import java.util.List;
import java.util.Optional;

/// The integrators that come with the engine.
public final class Integrators {
    /// Euler's method, order 1.
    public static final Integrator EULER = new Euler();

    /// Heun's method, order 2.
    public static final Integrator RK2 = new RungeKutta2();

    /// The classical Runge-Kutta method, order 4.
    public static final Integrator RK4 = new RungeKutta4();

    /// All of them; a new one takes its place here.
    public static final List<Integrator> ALL = List.of(EULER, RK2, RK4);

    private Integrators() {}

    /// The integrator of this name, in any case.
    public static Optional<Integrator> named(String name) {
        return ALL.stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst();
    }
}
