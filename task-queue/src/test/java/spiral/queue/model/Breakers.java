package spiral.queue.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spiral.async.Admission;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;

/// A breaker for each type. The rules are those of the patterns, which have properties of their own.
final class Breakers {
    private final BreakerRules rules;
    private final Map<String, BreakerState> states = new TreeMap<>();

    Breakers(BreakerRules rules) {
        this.rules = rules;
    }

    /// Types that do not flow freely.
    List<String> guarded() {
        return states.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof BreakerState.Closed))
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<String, BreakerState> all() {
        return states;
    }

    int ask(String type, int jobs, long now) {
        Admission answer = rules.ask(of(type), jobs, nanos(now));
        states.put(type, answer.next());
        return answer.permits();
    }

    long generation(String type) {
        return of(type).generation();
    }

    void record(String type, long generation, boolean success, long now) {
        states.put(type, rules.record(of(type), generation, success, nanos(now)));
    }

    void giveBack(String type, long generation) {
        states.computeIfPresent(type, (t, state) -> rules.giveBack(state, generation, 1));
    }

    private BreakerState of(String type) {
        return states.getOrDefault(type, rules.initial());
    }

    private static long nanos(long now) {
        return now * 1_000_000;
    }
}
