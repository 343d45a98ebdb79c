package spiral.learn;

import java.util.Optional;

/// A rule and how it fared.
public record Checked(Rule rule, Result result) {

    /// What came out of running one rule.
    public sealed interface Result {}

    /// It holds.
    public record Holds() implements Result {}

    /// It does not hold yet.
    public record Fails(Failure failure) implements Result {}

    /// It was not reached, because an earlier one ended the run; it counts as not held.
    public record NotReached() implements Result {}

    /// True only for a rule that ran and held.
    public boolean holds() {
        return result instanceof Holds;
    }

    /// Why it does not hold, if it ran.
    public Optional<Failure> failure() {
        return result instanceof Fails(Failure failure) ? Optional.of(failure) : Optional.empty();
    }
}
