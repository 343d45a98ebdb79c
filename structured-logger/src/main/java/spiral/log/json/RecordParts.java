package spiral.log.json;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The components of a record as names and values. One that cannot be asked says so in its place.
final class RecordParts {
    private RecordParts() {}

    static List<Map.Entry<String, @Nullable Object>> of(Record record) {
        List<Map.Entry<String, @Nullable Object>> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            parts.add(new SimpleImmutableEntry<>(component.getName(), ask(component, record)));
        }
        return parts;
    }

    private static @Nullable Object ask(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException thrown) {
            return "(failed: " + thrown.getTargetException().getClass().getName() + ")";
        } catch (IllegalAccessException | InaccessibleObjectException hidden) {
            return "(not accessible)";
        }
    }
}
