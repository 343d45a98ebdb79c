package spiral.sim.catalogue;

import static java.util.stream.Collectors.joining;
import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import java.util.stream.IntStream;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Run;
import spiral.sim.Sim;

/// Requisite variety (Ashby 1956): eight kinds of trouble, and a regulator that buys answers.
///
///     trouble 0..7 ──► regulator with R answers ──► what is left: trouble ÷ R, rounded down
///                           ▲                              │
///                           └── buys one more ◄── entropy ─┘  never below log2 8 - log2 R
final class Variety implements CatalogueModel {
    private static final int TROUBLES = 8;
    private static final int STEPS = 1000;

    @Override
    public String name() {
        return "variety";
    }

    @Override
    public String story() {
        return "Eight kinds of trouble come in no order. A regulator with few answers must treat"
                + " several kinds alike, so some of the trouble comes through. As long as it is too"
                + " much, the regulator saves up and buys one answer more.";
    }

    @Override
    public boolean inSteps() {
        return true;
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, STEPS, 1, "trouble");
        m.constant("Tolerated entropy", 1.2, "bit");
        m.constant("Price of an answer", 100, "coin");
        m.constant("Income", 1, "coin/trouble");
        m.constant("Most answers", 8, "1");
        m.constant("Memory", 60, "trouble");
        m.aux("Trouble", "1", "INTEGER(RANDOM UNIFORM(0, 8, 8))");

        m.stock("Answers", 1, "1");
        m.stock("Purse", 0, "coin");
        for (int i = 0; i < TROUBLES; i++) {
            m.stock("Left over " + i, i == 0 ? 8 : 1, "1").nonNegative();
            String above = "Trouble > Answers * " + i + " - 0.5";
            String below = "Trouble < Answers * " + (i + 1) + " - 0.5";
            m.aux("Is " + i, "1", "(" + above + ") * (" + below + ")");
            m.flow("Counting " + i, "1/trouble", "Is %d / Time Step".formatted(i))
                    .to("Left over " + i);
            m.flow("Forgetting " + i, "1/trouble", "Left over %d / Memory".formatted(i))
                    .from("Left over " + i);
        }
        entropy(m);
        m.aux("Ashby's limit", "bit", "MAX(%s - %s, 0)".formatted(bits("8"), bits("Answers")));
        m.flow("Saving", "coin/trouble", "Income * (Entropy > Tolerated entropy)").to("Purse");
        String enough = "(Purse > Price of an answer - 0.5) * (Answers < Most answers)";
        m.flow("Buying", "1/trouble", enough + " / Time Step").to("Answers");
        m.flow("Paying", "coin/trouble", "Buying * Price of an answer").from("Purse");

        String seen = "Answers -> Is 0 -> Counting 0 -> Left over 0 -> Share 0 -> Surprise 0";
        m.loop("Buys answers", BALANCING, seen, "Entropy -> Saving -> Purse -> Buying");
        return m.build();
    }

    /// Shannon's entropy of the shares, in bits.
    private static void entropy(ModelBuilder m) {
        m.aux("Remembered", "1", sum("Left over "));
        for (int i = 0; i < TROUBLES; i++) {
            String share = "Share " + i;
            m.aux(share, "1", "Left over %d / Remembered".formatted(i));
            String surprise = "-(" + share + " * (" + bits(share) + "))";
            m.aux("Surprise " + i, "bit", "IF " + share + " > 0 THEN " + surprise + " ELSE 0");
        }
        m.aux("Entropy", "bit", sum("Surprise "));
    }

    private static String sum(String name) {
        return IntStream.range(0, TROUBLES).mapToObj(i -> name + i).collect(joining(" + "));
    }

    private static String bits(String number) {
        return "LN(MAX(%s, 1e-12)) / %s".formatted(number, Math.log(2));
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Entropy", "Ashby's limit", "Tolerated entropy"), List.of("Answers"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        return List.of(
                told(
                        "With %.0f answers %.1f bits of trouble come through; with one it was all"
                                + " three. Entropy falls towards Ashby's limit and never below it"
                                + " for long.",
                        run.last("Answers"), run.last("Entropy")),
                "Only variety can destroy variety: nothing but one more answer brings the line"
                        + " down, however hard the regulator tries.");
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what if it may have three answers?", "Most answers=3"),
                Experiment.of(this, "how much does perfection cost?", "Tolerated entropy=0.05"),
                Experiment.of(this, "and if answers are cheap?", "Price of an answer=25"));
    }
}
