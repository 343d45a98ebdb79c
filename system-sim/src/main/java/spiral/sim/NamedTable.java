package spiral.sim;

import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Table;

/// A table that equations call by its name: `Hardship(Crowding)`.
///
/// @param unit the unit of what it says
public record NamedTable(String name, String unit, Table table) {
    /// The spelling that all spellings of its name share.
    public String key() {
        return Ref.key(name);
    }
}
