package spiral.sim.game;

/// How a trader decides: a rule, or a person at a terminal.
@FunctionalInterface
public interface Policy {
    /// How many cases to order this week, 0 or more. Asked once for each week, in order.
    double order(Desk desk);
}
