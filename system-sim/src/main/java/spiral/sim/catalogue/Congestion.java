package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;

import java.util.List;
import java.util.Locale;
import spiral.sim.Model;
import spiral.sim.ModelBuilder.FlowDraft;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Term;

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
        var capacity = m.constant("Capacity", 100, MBIT);
        var rise = m.constant("Added per round", 1, RATE);
        var growth = m.constant("Multiplied per round", 0, "1/round");
        var share = m.constant("Share cut", 0.5, "1");
        var lump = m.constant("Lump cut", 0, MBIT);

        var senders = new StockDraft[STARTS.length];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = m.stock("Sender " + (i + 1), STARTS[i], MBIT).nonNegative();
        }
        var load = m.aux("Load", MBIT, sum(senders));
        var full = m.aux("Full", "1", load.greaterThan(capacity));
        var cuts = new FlowDraft[senders.length];
        for (int i = 0; i < senders.length; i++) {
            Term more = rise.plus(senders[i].times(growth));
            m.flow("Rise " + (i + 1), RATE, ifThenElse(full, number(0), more)).to(senders[i]);
            Term cut = senders[i].times(share).plus(lump).over(TIME_STEP);
            cuts[i] = m.flow("Cut " + (i + 1), RATE, full.times(cut)).from(senders[i]);
        }
        m.aux("Used", "1", load.over(capacity).min(1));
        m.aux("Fairness", "1", fairness(load, senders));

        for (int i = 0; i < senders.length; i++) {
            m.loop("Back off " + (i + 1), BALANCING, senders[i], load, full, cuts[i]);
        }
        return m.build();
    }

    private static Expr sum(Term... terms) {
        Expr sum = terms[0].expr();
        for (int i = 1; i < terms.length; i++) {
            sum = sum.plus(terms[i]);
        }
        return sum;
    }

    /// Jain's index: 1 when all have the same, 1/n when one has everything.
    private static Expr fairness(Term load, StockDraft... senders) {
        Term[] squares = new Term[senders.length];
        for (int i = 0; i < senders.length; i++) {
            squares[i] = senders[i].times(senders[i]);
        }
        return load.times(load).over(sum(squares).times(senders.length));
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
                String.format(
                        Locale.ROOT,
                        "Fairness climbs from %.2f to %.2f: a cut by half takes more from those who"
                                + " have more, a step up gives everyone the same.",
                        run.at("Fairness", 0),
                        run.last("Fairness")),
                String.format(
                        Locale.ROOT,
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
