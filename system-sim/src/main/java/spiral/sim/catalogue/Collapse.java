package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Table;

/// A server that falls over once and does not get up again: a short burst, and the retries and the
/// crowding that it leaves behind keep it down (a metastable failure).
final class Collapse implements CatalogueModel {
    /// How much of its capacity is left when so many seconds of work are waiting.
    private static final Table CROWDED =
            Table.of(0, 1, 1, 1, 2, 0.9, 4, 0.65, 8, 0.45, 16, 0.35, 40, 0.3);

    /// The share of answers that come too late, by waiting time over time-out.
    private static final Table LATE = Table.of(0, 0, 0.7, 0, 0.9, 0.15, 1.1, 0.7, 1.5, 0.98, 2, 1);

    private static final String RATE = "request/second";

    @Override
    public String name() {
        return "collapse";
    }

    @Override
    public String story() {
        return "A server can do a hundred requests a second and gets eighty. For ten seconds it gets"
                + " twice as many. Who waits too long asks again, and the more are waiting, the"
                + " slower the server works.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 120, 0.0625, "second");
        var usual = m.constant("Usual load", 80, RATE);
        var burst = m.constant("Burst", 80, RATE);
        var capacity = m.constant("Capacity", 100, RATE);
        var timeout = m.constant("Time-out", 3, "second");
        var patience = m.constant("Asks again", 0.9, "1");
        var pause = m.constant("Pause before asking again", 2, "second");
        var places = m.constant("Places to wait", 100000, "request");
        var pulse = step(burst, 20).minus(step(burst, 30));
        var asking = m.aux("Asking", RATE, usual.plus(pulse));

        var waiting = m.stock("Waiting", 20, "request").nonNegative();
        var angry = m.stock("About to ask again", 0, "request").nonNegative();
        var work = m.aux("Work waiting", "second", waiting.over(capacity));
        var speed = m.aux("Speed", "1", work.lookUp(CROWDED));
        var serving =
                m.flow("Serving", RATE, capacity.times(speed).min(waiting.over(0.25)))
                        .from(waiting);
        var wait = m.aux("Waiting time", "second", waiting.over(serving.max(1)));
        var late = m.aux("Late share", "1", wait.over(timeout).lookUp(LATE));
        var again = m.flow("Giving up", RATE, serving.times(late).times(patience)).to(angry);
        var retrying = m.flow("Asking again", RATE, angry.over(pause)).from(angry);
        var free = m.aux("Room", "1", number(1).minus(waiting.over(places)).max(0));
        var entering = m.flow("Entering", RATE, admitted(asking.plus(retrying), free)).to(waiting);
        m.aux("Good answers", RATE, serving.times(number(1).minus(late)));

        m.loop("Serve", BALANCING, waiting, serving);
        m.loop("Crowding slows", REINFORCING, waiting, work, speed, serving);
        m.loop("Retry storm", REINFORCING, waiting, wait, late, again, angry, retrying, entering);
        m.loop("No room", BALANCING, waiting, free, entering);
        return m.build();
    }

    private static Expr admitted(Expr wish, spiral.sim.expr.Term room) {
        return wish.times(room.times(20).min(1));
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Asking", "Good answers", "Entering"), List.of("Waiting"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        return List.of(
                told(
                        "The burst ends at second 30. At second 120 the server still gives %.0f"
                                + " good answers a second of the %.0f that are asked for.",
                        run.last("Good answers"), run.last("Asking")),
                run.last("Good answers") < run.last("Asking") / 2
                        ? "Two reinforcing loops hold it down, Crowding slows and Retry storm: the"
                                + " cause is gone, and the state stays."
                        : "The reinforcing loops Crowding slows and Retry storm found no hold this"
                                + " time: the balancing loops were stronger.");
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what if at most 250 may wait?", "Places to wait=250"),
                Experiment.of(this, "and if nobody asks again?", "Asks again=0"),
                Experiment.of(this, "how small a burst is harmless?", "Burst=30"));
    }
}
