/// Pictures of models and runs, as lines of text: on a terminal in braille dots, in plain mode in
/// ASCII.
///
///     Run ---> Chart ------> axes, lines, legend
///     Model -> Structure --> pipes of stocks and flows, one ring per loop, named R or B
///
/// Start at [Chart], which also draws numbers that no model made; then [Structure]. Nothing here
/// prints: both give lines, and the caller knows where they go.
@NullMarked
package spiral.sim.view;

import org.jspecify.annotations.NullMarked;
