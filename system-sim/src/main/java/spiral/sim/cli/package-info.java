/// The commands of `./spiral sim`.
///
///     sim -+- demo [MODEL]      structure, run, what to see
///          +- list              the catalogue
///          +- run MODEL         numbers: a chart, --csv or --json
///
/// Start at [SimCommand].
@NullMarked
package spiral.sim.cli;

import org.jspecify.annotations.NullMarked;
