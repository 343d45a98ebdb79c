package spiral.eventloop.trace;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import spiral.eventloop.Step;

/// Gives a step as named values, ready to be written as a line of JSON: first "step", its kind, then
/// the fields of its record in their order. Times are in nanoseconds.
public final class StepFields {
    private StepFields() {}

    /// The fields of one step: strings, whole numbers and booleans.
    public static Map<String, Object> of(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", kind(step));
        for (RecordComponent component : step.getClass().getRecordComponents()) {
            fields.put(component.getName(), value(step, component));
        }
        return fields;
    }

    private static String kind(Step step) {
        String name = step.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object value(Step step, RecordComponent component) {
        try {
            return component.getAccessor().invoke(step);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a step's fields are public: " + component, e);
        }
    }
}
