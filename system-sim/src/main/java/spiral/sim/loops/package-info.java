/// Why a model behaves as it does: its causal links, its feedback loops, and which of them lead.
///
///     Model --> CausalGraph --> Circuits --> LoopScores --> "B Cooling leads until t = 31"
///                links, signs    loops R/B    over time
///                    |
///                    +--> Explanation   why does this rise at t?
///                         Leverage      which constant moves it most?
///
/// Start at [CausalGraph].
@NullMarked
package spiral.sim.loops;

import org.jspecify.annotations.NullMarked;
