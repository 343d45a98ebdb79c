package spiral.async;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Several policies as one, made by [Policy#of].
///
/// How this works: a stack is its outermost policy and the rest, which is a policy again. Nothing
/// is made for a call: the rest is handed to the outermost one, which calls it when it likes.
public final class PolicyStack implements Policy {
    private final List<Policy> policies;
    private final List<String> doubts;
    private final Policy outermost;
    private final Policy rest;

    private PolicyStack(List<Policy> policies) {
        this.policies = policies;
        doubts = Doubt.about(policies);
        outermost = policies.getFirst();
        rest = policies.size() == 1 ? Policy.none() : chain(policies.subList(1, policies.size()));
    }

    static PolicyStack of(Policy outermost, List<Policy> inner) {
        var flat = new ArrayList<>(parts(outermost));
        inner.forEach(policy -> flat.addAll(parts(policy)));
        var stack = new PolicyStack(List.copyOf(flat));
        stack.doubts.forEach(
                doubt -> System.getLogger(PolicyStack.class.getName()).log(WARNING, doubt));
        return stack;
    }

    private static Policy chain(List<Policy> policies) {
        return policies.size() == 1 ? policies.getFirst() : new PolicyStack(policies);
    }

    private static List<Policy> parts(Policy policy) {
        return policy instanceof PolicyStack stack ? stack.policies : List.of(policy);
    }

    /// The policies, outermost first.
    public List<Policy> policies() {
        return policies;
    }

    /// What is known to go wrong with this order, in sentences; empty if nothing is. They have also
    /// been logged, when the stack was built, as warnings of `System.Logger`.
    public List<String> doubts() {
        return doubts;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        return outermost.run(rest, task);
    }

    @Override
    public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        return outermost.call(rest, body);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        return with(inner).run(task);
    }

    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        return with(inner).call(body);
    }

    private Policy with(Policy inner) {
        var all = new ArrayList<>(policies);
        all.addAll(parts(inner));
        return new PolicyStack(List.copyOf(all));
    }

    /// The stack, one policy in each line, the outermost at the top.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int depth = 0; depth < policies.size(); depth++) {
            text.append(depth == 0 ? "" : "\n" + "  ".repeat(depth - 1) + "+-")
                    .append(policies.get(depth));
        }
        doubts.forEach(doubt -> text.append("\n! ").append(doubt));
        return text.toString();
    }
}
