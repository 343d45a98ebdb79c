package spiral.eventloop.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import spiral.eventloop.Step;

/// Gives a step as named values, ready to be written as a line of JSON: first "step", its kind, then
/// the fields of its record in their order. Times are in nanoseconds.
public final class StepFields {
    private StepFields() {}

    /// The fields of one step: strings, whole numbers and booleans.
    public static Map<String, Object> of(Step step) {
        StepKind kind = StepKind.of(step);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", kind.name());
        fields.putAll(kind.values(step));
        return fields;
    }
}
