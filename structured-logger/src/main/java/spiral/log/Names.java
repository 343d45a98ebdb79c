package spiral.log;

import java.util.Arrays;
import spiral.log.json.JsonText;

/// The names that one line has used so far: gives each value a name that no other has.
///
/// Owned by the thread that writes the line.
///
/// How this works: 256 bits remember one bit of each name's hash. A new name whose bit is clear is
/// certainly new (the usual case, one operation); only if the bit is set are the names compared.
/// This is a Bloom filter with one hash function (B. Bloom, 1970). And since line after line takes
/// the same wholes in the same order, those of the last line are kept: what had no name twice then
/// has none now. The bits of wholes that are not taken again stay set until then, which costs at
/// most a comparison.
final class Names {
    /// Names that are taken move below this one.
    static final String MOVED = "labels.";

    private static final int MOST_WHOLE =
            4; // those of the layout, the scope, the context, the key-values
    private static final int WORDS = 4; // a power of two

    // names that were taken all at once
    private final Names[] whole = new Names[MOST_WHOLE];
    private int wholes;
    private int joined; // the first so many of whole were found to have no name twice
    private String[] names = new String[16];
    private int count;
    private final long[] bits = new long[WORDS];

    /// Forgets all names.
    void restart() {
        wholes = 0;
        joined = 0;
        count = 0;
        Arrays.fill(bits, 0);
    }

    /// Forgets all names but these, which never change again.
    @SuppressWarnings("ReferenceEquality") // the same ones as before, not equal ones
    void restart(Names taken) {
        if (count > 0 || joined == 0 || whole[0] != taken) {
            count = 0;
            whole[0] = taken;
            joined = 1;
            System.arraycopy(taken.bits, 0, bits, 0, WORDS);
        }
        wholes = 1;
    }

    /// The name itself if it is free; else `labels.name`, `labels.name~2`, `labels.name~3` …
    String claim(String name) {
        return add(name, name.hashCode()) ? name : moved(name);
    }

    /// Another name for one that is taken.
    String moved(String name) {
        String moved = MOVED + name;
        String candidate = moved;
        for (int i = 2; !add(candidate, candidate.hashCode()); i++) {
            candidate = moved + "~" + i;
        }
        return candidate;
    }

    /// Takes the name unless it is taken.
    boolean add(JsonText name) {
        return add(name.text(), name.hash());
    }

    private boolean add(String name, int nameHash) {
        int hash = nameHash ^ (nameHash >>> 7) ^ (nameHash >>> 17);
        int word = (hash >>> 6) & (WORDS - 1);
        long bit = 1L << hash;
        if ((bits[word] & bit) != 0 && contains(name)) {
            return false;
        }
        bits[word] |= bit;
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
        for (int i = 0; i < wholes; i++) {
            if (whole[i].contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// Takes all of these names at once, if none of them is taken. They were added one by one, each
    /// of them once, and never change again.
    @SuppressWarnings("ReferenceEquality") // as above
    boolean addAll(Names others) {
        if (count == 0 && wholes < joined && whole[wholes] == others) {
            wholes++;
            return true;
        }
        return join(others);
    }

    private boolean join(Names others) {
        long common = 0;
        for (int i = 0; i < WORDS; i++) {
            common |= bits[i] & others.bits[i];
        }
        if (wholes == MOST_WHOLE || (common != 0 && containsAny(others))) {
            return false;
        }
        for (int i = 0; i < WORDS; i++) {
            bits[i] |= others.bits[i];
        }
        whole[wholes++] = others;
        joined = wholes;
        return true;
    }

    private boolean containsAny(Names others) {
        for (int i = 0; i < others.count; i++) {
            if (contains(others.names[i])) {
                return true;
            }
        }
        return false;
    }
}
