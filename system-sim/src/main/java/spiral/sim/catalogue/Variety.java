package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.MathFunction.LN;

import java.util.List;
import java.util.Locale;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.FlowDraft;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Term;

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
        var tolerated = m.constant("Tolerated entropy", 1.2, "bit");
        var price = m.constant("Price of an answer", 100, "coin");
        var income = m.constant("Income", 1, "coin/trouble");
        var most = m.constant("Most answers", 8, "1");
        var memory = m.constant("Memory", 60, "trouble");
        var trouble = m.aux("Trouble", "1", "INTEGER(RANDOM UNIFORM(0, 8, 8))");

        var answers = m.stock("Answers", 1, "1");
        var purse = m.stock("Purse", 0, "coin");
        var seen = new StockDraft[TROUBLES];
        var seeing = new FlowDraft[TROUBLES];
        for (int i = 0; i < TROUBLES; i++) {
            seen[i] = m.stock("Left over " + i, i == 0 ? 8 : 1, "1").nonNegative();
            var is = m.aux("Is " + i, "1", isLeft(i, trouble, answers));
            seeing[i] = m.flow("Counting " + i, "1/trouble", is.over(TIME_STEP)).to(seen[i]);
            m.flow("Forgetting " + i, "1/trouble", seen[i].over(memory)).from(seen[i]);
        }
        var entropy = m.aux("Entropy", "bit", entropy(m, seen));
        m.aux("Ashby's limit", "bit", bits(number(TROUBLES)).minus(bits(answers)).max(0));
        var saving =
                m.flow("Saving", "coin/trouble", income.times(entropy.greaterThan(tolerated)))
                        .to(purse);
        var enough = purse.greaterThan(price.minus(0.5)).times(answers.lessThan(most));
        var buying = m.flow("Buying", "1/trouble", enough.over(TIME_STEP)).to(answers);
        m.flow("Paying", "coin/trouble", buying.times(price)).from(purse);

        m.loop(
                "Buys answers",
                BALANCING,
                answers,
                Expr.named("Is 0"),
                seeing[0],
                seen[0],
                Expr.named("Share 0"),
                Expr.named("Surprise 0"),
                entropy,
                saving,
                purse,
                buying);
        return m.build();
    }

    /// 1 when this is what a regulator with so many answers leaves over of the trouble.
    private static Expr isLeft(int i, Term trouble, Term answers) {
        Expr from = answers.times(i).minus(0.5);
        Expr to = answers.times(i + 1).minus(0.5);
        return trouble.greaterThan(from).times(trouble.lessThan(to));
    }

    /// Shannon's entropy of the shares, in bits.
    private static Expr entropy(ModelBuilder m, StockDraft... seen) {
        Term all = m.aux("Remembered", "1", sum(seen));
        Term[] surprises = new Term[seen.length];
        for (int i = 0; i < seen.length; i++) {
            var share = m.aux("Share " + i, "1", seen[i].over(all));
            Expr surprise = share.times(bits(share)).negated();
            surprises[i] =
                    m.aux(
                            "Surprise " + i,
                            "bit",
                            ifThenElse(share.greaterThan(0), surprise, number(0)));
        }
        return sum(surprises);
    }

    private static Expr sum(Term... terms) {
        Expr sum = terms[0].expr();
        for (int i = 1; i < terms.length; i++) {
            sum = sum.plus(terms[i]);
        }
        return sum;
    }

    private static Expr bits(Term number) {
        return number.max(1e-12).apply(LN).over(Math.log(2));
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                List.of("Entropy", "Ashby's limit", "Tolerated entropy"), List.of("Answers"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "With %.0f answers %.1f bits of trouble come through; with one it was all"
                                + " three. Entropy falls towards Ashby's limit and never below it"
                                + " for long.",
                        run.last("Answers"),
                        run.last("Entropy")),
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
