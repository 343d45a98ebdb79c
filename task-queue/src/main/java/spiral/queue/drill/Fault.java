package spiral.queue.drill;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What can happen in the night of a drill.
public enum Fault {
    KILLED(
            "a worker process got SIGKILL",
            "One process stops in the middle of a sentence, and never says another.",
            "Somebody else gives it up: look for 'fell silent'. Does that pid speak again?"),
    FROZEN(
            "a worker process stood still for longer than its lease, and then went on",
            "One process is silent for long, and then speaks again.",
            "What it said after that was refused: it had lost its lease."),
    POISON(
            "a job killed its workers, one after the other",
            "More than one worker fell silent. What did they hold?",
            "The second time the job ran alone: the list of jobs has one number only."),
    OUTAGE(
            "a service that jobs of one type need was away, and the breaker opened",
            "Count the failures by job.type and error.type.",
            "One type failed many times in a row; after that it rested. The others flowed on."),
    DISK(
            "the disk was full",
            "For a while no process could use the store.",
            "The store's own message says why."),
    LOCKED(
            "another program kept the store locked",
            "For a while no process could use the store.",
            "The store's own message says why."),
    CLOCK(
            "the machine's clock ran ahead, and was put back",
            "Read one file from top to bottom and look at the times only.",
            "Time goes back only once: which lines before that place cannot be right?");

    private final String story;
    private final String vague;
    private final String plain;

    Fault(String story, String vague, String plain) {
        this.story = story;
        this.vague = vague;
        this.plain = plain;
    }

    /// The word by which a learner names it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What has happened, in one line.
    public String story() {
        return story;
    }

    /// Where to look, from vague to plain.
    public List<String> hints() {
        return List.of(vague, plain);
    }

    /// The fault that goes by this word.
    public static Optional<Fault> of(String word) {
        return Stream.of(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }
}
