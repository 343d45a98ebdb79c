package spiral.eventloop.trace;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.Step;

/// One kind of step and the fields of its record: how steps become named values and back.
///
/// The kinds are those that [Step] permits; a new kind is written and read without a line here.
final class StepKind {
    private static final Map<String, StepKind> BY_NAME =
            Stream.of(Step.class.getPermittedSubclasses())
                    .map(StepKind::new)
                    .collect(Collectors.toUnmodifiableMap(StepKind::name, kind -> kind));

    private final String name;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private StepKind(Class<?> type) {
        String simple = type.getSimpleName();
        name = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        components = type.getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("a step's record has a public constructor: " + type, e);
        }
    }

    /// The kind of that name, or null.
    static @Nullable StepKind named(String name) {
        return BY_NAME.get(name);
    }

    static StepKind of(Step step) {
        String simple = step.getClass().getSimpleName();
        StepKind kind = named(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
        if (kind == null) {
            throw new LinkageError("unknown step " + simple);
        }
        return kind;
    }

    String name() {
        return name;
    }

    RecordComponent[] components() {
        return components.clone();
    }

    /// The values of a step's fields, in the order of its record.
    Map<String, Object> values(Step step) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : components) {
                values.put(component.getName(), component.getAccessor().invoke(step));
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a step's fields are public: " + name, e);
        }
        return values;
    }

    /// The step with these values, in the order of its record.
    Step make(Object[] values) {
        try {
            return (Step) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a step takes its fields: " + name, e);
        }
    }
}
