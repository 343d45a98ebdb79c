/// Systems to be played with, by a person or by a rule.
///
///     BeerGame   four desks in a row, each with a Policy; OrderPolicy is the automatic one
///     Regulator  meets trouble with the answers that it has bought; entropy tells what is left
///     Curves     which of four curves will it be? Choose, then run
///
/// Start at [BeerGame]. The games compute; who asks the player and draws is `spiral.sim.cli`.
@NullMarked
package spiral.sim.game;

import org.jspecify.annotations.NullMarked;
