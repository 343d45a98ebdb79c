package spiral.log;

import java.util.Arrays;

/// The names that one line has used so far: gives each value a name that no other has.
///
/// Owned by the thread that writes the line.
///
/// How this works: a word of 64 bits remembers one bit of each name's hash. A new name whose bit is
/// clear is certainly new (the usual case, one operation); only if the bit is set are the names
/// compared. This is a Bloom filter with one hash function (B. Bloom, 1970).
final class Names {
    private static final String MOVED = "labels.";

    private String[] names = new String[32];
    private int count;
    private long bits;

    /// Forgets all names but these.
    void restart(Names reserved) {
        if (names.length < reserved.count) {
            names = new String[reserved.count * 2];
        }
        System.arraycopy(reserved.names, 0, names, 0, reserved.count);
        count = reserved.count;
        bits = reserved.bits;
    }

    /// The name itself if it is free; else `labels.name`, `labels.name~2`, `labels.name~3` …
    String claim(String name) {
        return add(name) ? name : moved(name);
    }

    /// Another name for one that is taken.
    String moved(String name) {
        String moved = MOVED + name;
        String candidate = moved;
        for (int i = 2; !add(candidate); i++) {
            candidate = moved + "~" + i;
        }
        return candidate;
    }

    /// Takes the name unless it is taken.
    boolean add(String name) {
        int hash = name.hashCode();
        long bit = 1L << (hash ^ (hash >>> 7) ^ (hash >>> 17));
        if ((bits & bit) != 0 && contains(name)) {
            return false;
        }
        bits |= bit;
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
        }
        names[count++] = name;
        return true;
    }

    private boolean contains(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }
}
