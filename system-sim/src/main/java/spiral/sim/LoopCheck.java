package spiral.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Ref;

/// Holds a claimed loop against the equations: each link must exist, and the signs of all of them
/// together must give the claimed polarity.
///
/// How a sign is found: a flow adds to the stock that it fills and takes from the one that it
/// drains. Any other link is measured: in the state at the start, move the cause a little up and a
/// little down and see which way the effect's own equation goes; where nothing happens, as with a
/// switch, move it further. If the start is a dead point (all stocks empty, say), the same is tried
/// with every stock raised.
final class LoopCheck {
    private static final double SMALLEST_NUDGE = 1e-4;
    private static final double LARGEST_NUDGE = 1e4;
    private static final double NOISE = 1e-9;

    private final Model model;

    LoopCheck(Model model) {
        this.model = model;
    }

    FeedbackLoop measured(LoopClaim claim) {
        List<Variable> around = around(claim);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < around.size(); i++) {
            links.add(link(claim, around.get(i), around.get((i + 1) % around.size())));
        }
        Polarity found =
                Polarity.ofSign(links.stream().mapToInt(Link::sign).reduce(1, (a, b) -> a * b));
        if (found != claim.polarity()) {
            throw new ModelException(wrong(claim, found, links));
        }
        return new FeedbackLoop(claim.name(), claim.polarity(), links);
    }

    private List<Variable> around(LoopClaim claim) {
        List<Variable> around = claim.around().stream().map(term -> variable(claim, term)).toList();
        if (around.stream().noneMatch(Stock.class::isInstance)) {
            throw new ModelException("the loop " + claim.name() + " passes no stock");
        }
        return around;
    }

    private Variable variable(LoopClaim claim, Expr term) {
        if (!(term instanceof Ref ref)) {
            throw new ModelException(
                    "the loop " + claim.name() + " passes variables, not equations");
        }
        return model.variable(ref.name());
    }

    private Link link(LoopClaim claim, Variable cause, Variable effect) {
        int sign = effect instanceof Stock stock ? pipe(cause, stock) : influence(cause, effect);
        if (sign == 0) {
            throw new ModelException(noLink(claim, cause.name(), effect.name()));
        }
        return new Link(cause.name(), effect.name(), sign);
    }

    private static String noLink(LoopClaim claim, String cause, String effect) {
        return "the loop %s is not closed: %s does nothing to %s"
                .formatted(claim.name(), cause, effect);
    }

    private static int pipe(Variable cause, Stock stock) {
        return switch (cause) {
            case Flow flow when flow.fills(stock) -> 1;
            case Flow flow when flow.drains(stock) -> -1;
            default -> 0;
        };
    }

    private int influence(Variable cause, Variable effect) {
        int atStart = influence(cause, effect, levels(0));
        return atStart == 0 ? influence(cause, effect, levels(1)) : atStart;
    }

    private double[] levels(double raise) {
        double[] levels = new Interpreter(model).initialLevels();
        for (int i = 0; i < levels.length; i++) {
            levels[i] += raise * Math.max(1, Math.abs(levels[i]));
        }
        return levels;
    }

    private int influence(Variable cause, Variable effect, double[] levels) {
        Interpreter moment = new Interpreter(model);
        moment.initialLevels();
        moment.look(model.time().start(), levels);
        double size = Math.max(Math.abs(moment.value(cause)), SMALLEST_NUDGE);
        int sign = 0;
        for (double n = SMALLEST_NUDGE; sign == 0 && n <= LARGEST_NUDGE; n *= 10) {
            sign = response(moment, cause, effect, n * size);
        }
        return sign;
    }

    private static int response(Interpreter moment, Variable cause, Variable effect, double nudge) {
        double value = moment.value(cause);
        double up = moment.valueIf(cause, value + nudge, effect);
        double down = moment.valueIf(cause, value - nudge, effect);
        double noise = NOISE * (Math.abs(up) + Math.abs(down));
        return Math.abs(up - down) > noise ? (int) Math.signum(up - down) : 0;
    }

    private static String wrong(LoopClaim claim, Polarity found, List<Link> links) {
        String path = links.stream().map(Link::toString).collect(Collectors.joining(", "));
        return "the loop %s is called %s but is %s: %s"
                .formatted(claim.name(), name(claim.polarity()), name(found), path);
    }

    private static String name(Polarity polarity) {
        return polarity.name().toLowerCase(Locale.ROOT) + " (" + polarity.letter() + ")";
    }
}
