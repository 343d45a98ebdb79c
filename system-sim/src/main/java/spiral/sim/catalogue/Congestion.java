package spiral.sim.catalogue;

import static java.util.stream.Collectors.joining;
import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import java.util.stream.IntStream;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;

/// Four senders share one line and know nothing of each other (Chiu and Jain 1989; TCP): a little
/// more each round trip, and much less when the line is full.
final class Congestion implements CatalogueModel {
    private static final double[] STARTS = {60, 25, 5, 1};
    private static final String MBIT = "Mbit/s";
    private static final String RATE = "Mbit/s/round";

    @Override
    public String name() {
        return "congestion";
    }

    @Override
    public String story() {
        return "Four senders share a line of a hundred megabits. Nobody tells them their share. Each"
                + " sends one megabit more in every round trip, and halves its rate when the line is"
                + " full.";
    }

    @Override
    public boolean inSteps() {
        return true;
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 300, 1, "round");
        m.constant("Capacity", 100, MBIT);
        m.constant("Added per round", 1, RATE);
        m.constant("Multiplied per round", 0, "1/round");
        m.constant("Share cut", 0.5, "1");
        m.constant("Lump cut", 0, MBIT);

        for (int i = 0; i < STARTS.length; i++) {
            m.stock("Sender " + (i + 1), STARTS[i], MBIT).nonNegative();
        }
        m.aux("Load", MBIT, "Sender 1 + Sender 2 + Sender 3 + Sender 4");
        m.aux("Full", "1", "Load > Capacity");
        for (int i = 1; i <= STARTS.length; i++) {
            String sender = "Sender " + i;
            String more = "Added per round + %s * Multiplied per round".formatted(sender);
            m.flow("Rise " + i, RATE, "IF Full THEN 0 ELSE " + more).to(sender);
            String less = "Full * ((%s * Share cut + Lump cut) / Time Step)".formatted(sender);
            m.flow("Cut " + i, RATE, less).from(sender);
        }
        m.aux("Used", "1", "MIN(Load / Capacity, 1)");
        m.aux("Fairness", "1", fairness());

        for (int i = 1; i <= STARTS.length; i++) {
            m.loop(
                    "Back off " + i,
                    BALANCING,
                    "Sender %1$d -> Load -> Full -> Cut %1$d".formatted(i));
        }
        return m.build();
    }

    /// Jain's index: 1 when all have the same, 1/n when one has everything.
    private static String fairness() {
        String squares =
                IntStream.rangeClosed(1, STARTS.length)
                        .mapToObj(i -> "Sender %1$d * Sender %1$d".formatted(i))
                        .collect(joining(" + "));
        return "Load * Load / ((%s) * %d)".formatted(squares, STARTS.length);
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Sender 1", "Sender 2", "Sender 3", "Sender 4"),
                List.of("Fairness", "Used"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        Seen seen = new Seen(run);
        return List.of(
                told(
                        "Fairness climbs from %.2f to %.2f: a cut by half takes more from those who"
                                + " have more, a step up gives everyone the same.",
                        run.at("Fairness", 0), run.last("Fairness")),
                told(
                        "The line is used to %.0f %% on average; the saw teeth are the price of"
                                + " finding the limit by running into it.",
                        100 * seen.mean("Used")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(
                        this,
                        "what if the rich grow faster, too?",
                        "Added per round=0",
                        "Multiplied per round=0.05"),
                Experiment.of(
                        this, "and if all are cut by the same lump?", "Share cut=0", "Lump cut=6"),
                Experiment.of(this, "is a gentle cut better?", "Share cut=0.125"));
    }
}
