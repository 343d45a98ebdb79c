package spiral.queue.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Successes that this process has not told a closed breaker, because somebody else was just writing
/// to its row: they count with the next that it does tell. What a broken transaction had taken is
/// lost; that makes a breaker open a little sooner at worst.
///
/// Any thread may add and take; there is one entry for each type.
final class LateSuccesses {
    /// More would only push each other out of the longest window.
    private static final int MOST = 64;

    private final Map<String, Late> late = new ConcurrentHashMap<>();

    private record Late(long generation, int count) {
        Late plus(Late newer) {
            return generation == newer.generation()
                    ? new Late(generation, Math.min(MOST, count + newer.count()))
                    : newer;
        }
    }

    void add(String type, long generation) {
        late.merge(type, new Late(generation, 1), Late::plus);
    }

    /// How many there are of this generation; from now on there are none.
    int take(String type, long generation) {
        Late taken = late.remove(type);
        return taken != null && taken.generation() == generation ? taken.count() : 0;
    }
}
