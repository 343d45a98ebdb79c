/// Models worth knowing, each with its story, its loops and what to look for.
///
///     thermostat     B: the gap makes heat, the heat closes the gap
///     population     R: more parents, more births ... until B: crowding takes over
///
/// Start at [Catalogue]; each [CatalogueModel] is one file. To add one: one class, one line in
/// [Catalogue], one subclass of the contract suite `CatalogueContract`.
@NullMarked
package spiral.sim.catalogue;

import org.jspecify.annotations.NullMarked;
