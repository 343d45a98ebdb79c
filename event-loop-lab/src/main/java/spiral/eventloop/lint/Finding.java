package spiral.eventloop.lint;

import java.util.List;

/// Something in a run that its author should look at, with proof from the trace.
///
/// @param name what the finding is called
/// @param sentence what happened, with the facts
/// @param proof the numbers of the steps that show it, in order
public record Finding(String name, String sentence, List<Long> proof) {
    public Finding {
        proof = List.copyOf(proof);
    }
}
