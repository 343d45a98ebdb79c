package spiral.sim;

import java.util.List;
import spiral.sim.expr.Expr;

/// A feedback loop as the modeller names it, not yet held against the equations.
record LoopClaim(String name, Polarity polarity, List<Expr> around) {}
