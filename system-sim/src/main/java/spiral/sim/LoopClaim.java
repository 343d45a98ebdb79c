package spiral.sim;

import java.util.List;
import spiral.sim.expr.Expr;

/// A feedback loop as the modeller names it, not yet held against the equations.
record LoopClaim(String name, Polarity polarity, List<Expr> around) {
    /// What it is called among all elements of a model: it may share its name with a variable.
    String element() {
        return "the loop " + name;
    }
}
