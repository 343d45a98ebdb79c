package spiral.learn;

import java.util.List;
import java.util.Optional;

/// What happened when a suite ran against somebody's class.
///
/// @param checked every rule, in the order in which a learner meets them
/// @param early what ended the run before any rule could speak, or after the one that runs is known
///     to have failed with it; absent when the suite came to its end
public record Run(List<Checked> checked, Optional<Failure> early, Prints prints, List<Leak> leaks) {

    /// How many rules hold.
    public int held() {
        return (int) checked.stream().filter(Checked::holds).count();
    }

    /// True when there are rules, all of them hold, and nothing ended the run early.
    public boolean passed() {
        return early.isEmpty() && !checked.isEmpty() && held() == checked.size();
    }

    /// The first rule that ran and does not hold.
    public Optional<Checked> firstFailing() {
        return checked.stream().filter(each -> each.failure().isPresent()).findFirst();
    }

    /// Why the run is not passed: the first failing rule's reason, or what ended it early.
    public Optional<Failure> reason() {
        return firstFailing().flatMap(Checked::failure).or(() -> early);
    }

    boolean fails(String sentence) {
        return checked.stream()
                .anyMatch(each ->
                        each.rule().sentence().equals(sentence) && each.failure().isPresent());
    }

    boolean holds(String sentence) {
        return checked.stream()
                .anyMatch(each -> each.rule().sentence().equals(sentence) && each.holds());
    }
}
