package spiral.queue.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One drill: the night that belongs to a seed, and the judge of what a learner found in it.
///
///     Drill drill = Drill.of(7);
///     drill.write(folder);                       // worker-1-4711.jsonl …
///     drill.judge(List.of("frozen: {…}", …));    // a finding for each fault
///
/// An answer is the fault's word, a colon, and a line of the logs that proves it. The word alone is
/// worth nothing.
public final class Drill {
    /// How many faults there are in a night.
    public static final int FAULTS = 5;

    /// What each fault found is worth; a hint costs [#HINT].
    public static final int POINTS = 20;

    /// What a hint costs.
    public static final int HINT = 4;

    private final List<Fault> faults;
    private final LogBook book;

    private Drill(List<Fault> faults, LogBook book) {
        this.faults = faults;
        this.book = book;
    }

    /// The drill of this seed: always the same.
    public static Drill of(long seed) {
        List<Fault> all = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(all, new SplittableRandom(seed));
        List<Fault> faults = List.copyOf(all.subList(0, FAULTS));
        Night night = new Night(seed);
        Happening happening = new Happening(night);
        for (Fault fault : faults) {
            night.work(Duration.ofSeconds(120 + night.any(180)));
            happening.of(fault);
        }
        night.work(Duration.ofMinutes(2));
        return new Drill(faults, night.book());
    }

    /// What happened, in the order in which it did.
    public List<Fault> faults() {
        return faults;
    }

    /// Writes the logs of the night into a folder, in place of the logs that are there.
    public void write(Path folder) throws IOException {
        book.write(folder);
    }

    /// What came of one answer.
    public sealed interface Finding {
        /// The answer as it was given.
        String answer();

        /// The fault has happened, and the line proves it.
        record Proved(String answer, Fault fault) implements Finding {}

        /// Not yet; a sentence says what is missing.
        record NotYet(String answer, String why) implements Finding {}
    }

    /// One finding for each answer. A fault that was proved already is not proved twice.
    public List<Finding> judge(List<String> answers) {
        Map<Fault, String> proved = new EnumMap<>(Fault.class);
        List<Finding> findings = new ArrayList<>();
        for (String answer : answers) {
            Finding finding = judge(answer);
            boolean again =
                    finding instanceof Finding.Proved found
                            && proved.putIfAbsent(found.fault(), answer) != null;
            findings.add(
                    again ? new Finding.NotYet(answer, "this one is proved already") : finding);
        }
        return findings;
    }

    private Finding judge(String answer) {
        int colon = answer.indexOf(':');
        Optional<Fault> named =
                colon < 0 ? Optional.empty() : Fault.of(answer.substring(0, colon).strip());
        if (named.isEmpty()) {
            return new Finding.NotYet(
                    answer, "an answer is a fault's word, a colon, and a line of the logs");
        }
        Fault fault = named.get();
        String line = answer.substring(colon + 1).strip();
        if (!book.holds(line)) {
            return new Finding.NotYet(answer, "no log has this line; copy it whole");
        }
        return book.provedBy(line).equals(Optional.of(fault))
                ? new Finding.Proved(answer, fault)
                : new Finding.NotYet(answer, unproved(fault, line));
    }

    private String unproved(Fault fault, String line) {
        return book.provedBy(line).isPresent()
                ? "this line proves something, but not '" + fault.word() + "'"
                : "this line would look the same without '" + fault.word() + "'";
    }

    /// Hints about the faults that were not proved: one for each, then a second for each, in an
    /// order that does not tell which came first.
    public List<String> hints(List<Finding> findings) {
        List<Fault> open =
                faults.stream().filter(fault -> !proved(findings, fault)).sorted().toList();
        List<String> hints = new ArrayList<>();
        open.forEach(fault -> hints.add(fault.hints().getFirst()));
        open.forEach(fault -> hints.add(fault.hints().getLast()));
        return hints.stream().distinct().toList();
    }

    /// The points for these findings with so many hints, 0 to 100.
    public static int score(List<Finding> findings, int hints) {
        long found = findings.stream().filter(Finding.Proved.class::isInstance).count();
        return (int) Math.max(0, found * POINTS - (long) hints * HINT);
    }

    private static boolean proved(List<Finding> findings, Fault fault) {
        return findings.stream()
                .anyMatch(each -> each instanceof Finding.Proved found && found.fault() == fault);
    }
}
