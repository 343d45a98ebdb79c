package spiral.log.json;

import java.lang.reflect.Array;
import java.util.AbstractList;

/// An `int[]`, `double[]` … seen as a list.
final class ArrayElements extends AbstractList<Object> {
    private final Object array;

    ArrayElements(Object array) {
        this.array = array;
    }

    @Override
    public Object get(int index) {
        return Array.get(array, index);
    }

    @Override
    public int size() {
        return Array.getLength(array);
    }
}
