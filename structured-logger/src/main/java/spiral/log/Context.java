package spiral.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.ValueEncoder;

/// What holds for all that somebody says at present: names and values for the head of each line.
///
/// Immutable; each change gives another one, so it may be handed to any thread. Names and values
/// are turned into JSON when they are put in, not for each event.
public final class Context {
    /// Entries written in a line; later ones are counted and left out.
    public static final int MAX_ENTRIES = 64;

    /// Nothing in particular.
    public static final Context EMPTY = new Context(new Entry[0]);

    private final Entry[] entries;
    // made from the second line on; two threads that race make the same
    private @Nullable Joined joined;
    private boolean written;

    private Context(Entry[] entries) {
        this.entries = entries;
    }

    /// A name, its value, and both as a member of a JSON object.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Entry(String key, @Nullable Object value, JsonText name, byte[] member) {
        static Entry of(String key, @Nullable Object value) {
            JsonText name = JsonText.name(key);
            JsonBuffer out = new JsonBuffer(32);
            out.put(',');
            name.appendTo(out);
            out.put(':');
            new ValueEncoder(out).value(value);
            return new Entry(key, value, name, Arrays.copyOf(out.array(), out.length()));
        }
    }

    /// A context with these names and values, in order.
    public static Context of(Map<String, ? extends @Nullable Object> values) {
        Context context = EMPTY;
        for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
            context = context.with(entry.getKey(), entry.getValue());
        }
        return context;
    }

    /// This context with one more name, or another value for it.
    public Context with(@Nullable String name, @Nullable Object value) {
        Entry fresh = Entry.of(name == null ? "null" : name, value);
        int at = indexOf(fresh.key);
        Entry[] changed = Arrays.copyOf(entries, at < 0 ? entries.length + 1 : entries.length);
        changed[at < 0 ? entries.length : at] = fresh;
        return new Context(changed);
    }

    /// This context without that name.
    public Context without(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        Entry[] fewer = new Entry[entries.length - 1];
        System.arraycopy(entries, 0, fewer, 0, at);
        System.arraycopy(entries, at + 1, fewer, at, fewer.length - at);
        return fewer.length == 0 ? EMPTY : new Context(fewer);
    }

    /// This context and then the other; where both have a name, the other's value counts.
    public Context and(Context other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Map<String, Entry> all = new LinkedHashMap<>();
        for (Entry entry : entries) {
            all.put(entry.key, entry);
        }
        for (Entry entry : other.entries) {
            all.put(entry.key, entry);
        }
        return new Context(all.values().toArray(new Entry[0]));
    }

    /// The value under that name, or null.
    public @Nullable Object get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : entries[at].value;
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return entries.length == 0;
    }

    /// Names and values, in order; a map of its own.
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(entries.length);
        for (Entry entry : entries) {
            map.put(entry.key, entry.value);
        }
        return map;
    }

    /// All members one after the other, with their names, if no two names are the same.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Joined(Names names, byte[] members, boolean unique) {
        static Joined of(Entry[] entries) {
            Names names = new Names();
            JsonBuffer members = new JsonBuffer(64);
            boolean unique = entries.length <= MAX_ENTRIES;
            for (Entry entry : entries) {
                unique &= names.add(entry.name);
                members.raw(entry.member);
            }
            return new Joined(names, Arrays.copyOf(members.array(), members.length()), unique);
        }
    }

    /// The members joined, once it is clear that they are written more than once.
    @Nullable Joined joined() {
        if (joined == null && written) {
            joined = Joined.of(entries);
        }
        written = true;
        return joined;
    }

    int size() {
        return entries.length;
    }

    Entry entry(int index) {
        return entries[index];
    }

    private int indexOf(String name) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].key.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
