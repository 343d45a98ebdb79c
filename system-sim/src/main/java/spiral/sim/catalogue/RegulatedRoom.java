package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.FlowDraft;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.control.StepResponse;
import spiral.sim.expr.Term;

/// One room with a slow sensor, and five ways to rule its heater, each an answer to what the one
/// before does badly.
///
///     Room ──sensing──► Felt ──► Gap ──► the rule ──► Heating ──► Room
abstract sealed class RegulatedRoom implements CatalogueModel {
    private static final double COLD_NIGHT = 240;
    private static final String DEGREES = "degC";
    private static final String RATE = "degC/minute";

    /// The parts of the room that the rules read.
    record Room(
            ModelBuilder m,
            StockDraft room,
            FlowDraft sensing,
            StockDraft felt,
            Term gap,
            Term strongest) {
        /// The heat that the rule wishes, as far as the heater can give it, and the loop it closes.
        FlowDraft heated(Term wish) {
            var heating = m.flow("Heating", RATE, wish.max(0).min(strongest)).to(room);
            m.loop("Heat to the goal", BALANCING, room, sensing, felt, gap, wish, heating);
            return heating;
        }
    }

    private final String rule;
    private final String words;

    private RegulatedRoom(String rule, String words) {
        this.rule = rule;
        this.words = words;
    }

    @Override
    public String name() {
        return "thermostat-" + rule;
    }

    @Override
    public String story() {
        return "A room should be at 20 degrees, but its sensor is slow. "
                + words
                + " After four hours the night comes and it gets ten degrees colder outside.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 480, 0.25, "minute");
        var setpoint = m.constant("Setpoint", 20, DEGREES);
        var strongest = m.constant("Strongest heat", 0.5, RATE);
        var insulation = m.constant("Insulation", 60, "minute");
        var delay = m.constant("Sensor delay", 4, "minute");
        var day = m.constant("Outside by day", 8, DEGREES);
        var outside = m.aux("Outside", DEGREES, day.minus(step(number(10), COLD_NIGHT)));

        var room = m.stock("Room", 12, DEGREES);
        var felt = m.stock("Felt", 12, DEGREES);
        var sensing = m.flow("Sensing", RATE, room.minus(felt).over(delay)).to(felt);
        var gap = m.aux("Gap", DEGREES, setpoint.minus(felt));
        ruled(new Room(m, room, sensing, felt, gap, strongest));
        var loss = m.flow("Loss", RATE, room.minus(outside).over(insulation)).from(room);

        m.loop("Leak to the outside", BALANCING, room, loss);
        m.loop("Slow sensor", BALANCING, felt, sensing);
        return m.build();
    }

    /// Adds the rule and the heating.
    abstract void ruled(Room room);

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Room", "Setpoint", "Outside"), List.of("Heating", "Loss"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        StepResponse day = StepResponse.of(run, "Room", "Setpoint", 0, COLD_NIGHT - 1);
        StepResponse night = StepResponse.of(run, "Room", "Setpoint", COLD_NIGHT, 480);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "By day it overshoots by %.1f degC, %s, and the heater is switched or"
                                + " turned round %d times.",
                        day.overshoot(),
                        settled(day),
                        StepResponse.turns(run, "Heating")),
                String.format(
                        Locale.ROOT,
                        "In the night it stays %.1f degC from its goal on average.",
                        night.meanError()));
    }

    private static String settled(StepResponse day) {
        return day.settled().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "stays within half a degree from minute %.0f",
                        day.settled().getAsDouble())
                : "never settles within half a degree";
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what does a quick sensor change?", "Sensor delay=0.5"),
                Experiment.of(this, "and one that is three times as slow?", "Sensor delay=12"),
                Experiment.of(
                        this, "what can a heater do that is too strong?", "Strongest heat=2"));
    }

    /// Full heat below the goal, none above.
    static final class OnOff extends RegulatedRoom {
        OnOff() {
            super("on-off", "The heater runs when it feels too cold, and stops when it does not.");
        }

        @Override
        void ruled(Room r) {
            r.heated(
                    r.m.aux(
                            "Wish",
                            RATE,
                            ifThenElse(r.gap.greaterThan(0), r.strongest, number(0))));
        }

        @Override
        public boolean inSteps() {
            return true;
        }
    }

    /// The same with a band in which nothing changes, so that the switch rests.
    static final class Hysteresis extends RegulatedRoom {
        Hysteresis() {
            super(
                    "hysteresis",
                    "Within half a degree of the goal the heater stays as it is, on or off.");
        }

        @Override
        void ruled(Room r) {
            var band = r.m.constant("Band", 1, DEGREES);
            var on = r.m.stock("Switch", 1, "1").nonNegative();
            var off = ifThenElse(r.gap.lessThan(band.over(-2)), number(0), on);
            var wanted =
                    r.m.aux(
                            "Wanted",
                            "1",
                            ifThenElse(r.gap.greaterThan(band.over(2)), number(1), off));
            var switching =
                    r.m.flow("Switching", "1/minute", wanted.minus(on).over(TIME_STEP)).to(on);
            var heating = r.m.flow("Heating", RATE, wanted.times(r.strongest)).to(r.room);
            r.m.loop(
                    "Heat to the goal",
                    BALANCING,
                    r.room,
                    r.sensing,
                    r.felt,
                    r.gap,
                    wanted,
                    heating);
            r.m.loop("Catches up", BALANCING, on, switching);
        }

        @Override
        public boolean inSteps() {
            return true;
        }
    }

    /// The wider the gap, the more heat.
    static final class Proportional extends RegulatedRoom {
        Proportional() {
            super("p", "The heater works in proportion to the gap.");
        }

        @Override
        void ruled(Room r) {
            var gain = r.m.constant("Gain", 0.2, "1/minute");
            r.heated(r.m.aux("Wish", RATE, r.gap.times(gain)));
        }
    }

    /// The same, and the gaps of the past add up until none is left.
    static final class ProportionalIntegral extends RegulatedRoom {
        ProportionalIntegral() {
            super("pi", "The heater works in proportion to the gap, and makes good what is owed.");
        }

        @Override
        void ruled(Room r) {
            var gain = r.m.constant("Gain", 0.1, "1/minute");
            owing(r, integral -> r.gap.times(gain).plus(integral));
        }
    }

    /// The same, and a brake when the room warms quickly.
    static final class ProportionalIntegralDerivative extends RegulatedRoom {
        ProportionalIntegralDerivative() {
            super(
                    "pid",
                    "The heater follows the gap, makes good what is owed, and brakes when it"
                            + " warms quickly.");
        }

        @Override
        void ruled(Room r) {
            var gain = r.m.constant("Gain", 0.2, "1/minute");
            var brake = r.m.constant("Brake", 0.6, "1");
            owing(r, owed -> r.gap.times(gain).plus(owed).minus(r.sensing.times(brake)));
        }
    }

    /// A rule with an integral, which stands still while the heater can do no more (anti-windup).
    private static void owing(Room r, UnaryOperator<Term> rule) {
        var integralGain = r.m.constant("Integral gain", 0.004, "1/(minute*minute)");
        var owed = r.m.stock("Owed", 0, "degC*minute");
        var wish = r.m.aux("Wish", RATE, rule.apply(owed.times(integralGain)));
        var heating = r.heated(wish);
        var above = ifThenElse(wish.greaterThan(r.strongest), r.gap.min(0), r.gap);
        var owing =
                r.m.flow("Owing", DEGREES, ifThenElse(wish.lessThan(0), r.gap.max(0), above))
                        .to(owed);
        r.m.loop(
                "Makes good",
                BALANCING,
                r.room,
                r.sensing,
                r.felt,
                r.gap,
                owing,
                owed,
                wish,
                heating);
    }
}
