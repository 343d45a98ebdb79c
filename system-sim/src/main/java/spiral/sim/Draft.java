package spiral.sim;

import java.util.List;
import java.util.Map;

/// A model as its builder leaves it, not yet checked.
///
/// @param texts the equations that were written as text, by the key of their variable
record Draft(
        String name,
        TimeSpan time,
        List<Variable> variables,
        List<NamedTable> tables,
        List<LoopClaim> loops,
        Map<String, String> texts) {
    Draft {
        variables = List.copyOf(variables);
        tables = List.copyOf(tables);
        loops = List.copyOf(loops);
        texts = Map.copyOf(texts);
    }
}
