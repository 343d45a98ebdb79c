package spiral.async;

import java.util.ArrayList;
import java.util.List;

/// An order of two policies that is known to surprise people.
///
/// @param outer the kind of the outer one
/// @param inner the kind of the inner one, anywhere below
/// @param why what goes wrong
record Doubt(Class<? extends Policy> outer, Class<? extends Policy> inner, String why) {
    private static final List<Doubt> KNOWN =
            List.of(
                    new Doubt(
                            CircuitBreaker.class,
                            Retry.class,
                            "the breaker sees whole runs, so an open circuit stops no attempt"),
                    new Doubt(
                            Bulkhead.class,
                            Retry.class,
                            "a run keeps its place in the bulkhead while it backs off"),
                    new Doubt(
                            AdaptiveLimit.class,
                            Retry.class,
                            "waits between attempts look like a slow service to the limit"),
                    new Doubt(
                            RateLimiter.class,
                            Retry.class,
                            "a run takes one permit, however many attempts it makes"),
                    new Doubt(Retry.class, Retry.class, "the attempts multiply"),
                    new Doubt(Hedge.class, Retry.class, "every hedge makes all the attempts"),
                    new Doubt(
                            Retry.class,
                            Fallback.class,
                            "the fallback hides every failure, so nothing is tried again"),
                    new Doubt(
                            CircuitBreaker.class,
                            Fallback.class,
                            "the fallback hides every failure, so the circuit never opens"),
                    new Doubt(
                            TimeOut.class,
                            CircuitBreaker.class,
                            "the time-out cancels the call, and a cancelled call tells the"
                                    + " breaker nothing"));

    static List<String> about(List<Policy> policies) {
        var doubts = new ArrayList<String>();
        for (int outer = 0; outer < policies.size(); outer++) {
            for (int inner = outer + 1; inner < policies.size(); inner++) {
                for (Doubt doubt : KNOWN) {
                    doubt.about(policies, outer, inner, doubts);
                }
            }
        }
        return List.copyOf(doubts);
    }

    /// Nothing is doubtful where the same kind of policy stands further in as well.
    private void about(List<Policy> policies, int above, int below, List<String> doubts) {
        if (outer.isInstance(policies.get(above))
                && inner.isInstance(policies.get(below))
                && policies.stream().skip(below + 1).noneMatch(outer::isInstance)) {
            doubts.add(
                    "%s outside %s: %s"
                            .formatted(outer.getSimpleName(), inner.getSimpleName(), why));
        }
    }
}
