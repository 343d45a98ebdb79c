package spiral.learn.worker;

import java.util.List;
import spiral.learn.Failure;
import spiral.learn.Leak;
import spiral.learn.Prints;
import spiral.learn.Rule;

/// What a worker tells while it works. A rule is known by its place in [Planned].
public sealed interface Event {
    /// The worker can take an order.
    record Ready() implements Event {}

    /// The suite has these rules.
    record Planned(List<Rule> rules) implements Event {}

    /// This rule runs now.
    record Began(int rule) implements Event {}

    /// This rule holds.
    record Held(int rule) implements Event {}

    /// This rule does not hold.
    record Failed(int rule, Failure failure) implements Event {}

    /// The rule that runs now, or the whole suite when none does, ended like this.
    record Broke(Failure failure) implements Event {}

    /// What was printed until now.
    record Printed(Prints prints) implements Event {}

    /// A thread was left behind.
    record Leaked(Leak leak) implements Event {}

    /// The order is done.
    ///
    /// @param reusable false: this JVM is not clean any more, take another
    record Done(boolean reusable) implements Event {}
}
