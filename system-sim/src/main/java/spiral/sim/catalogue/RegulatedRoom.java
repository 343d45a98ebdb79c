package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.control.StepResponse;

/// One room with a slow sensor, and five ways to rule its heater, each an answer to what the one
/// before does badly.
///
///     Room ──sensing──► Felt ──► Gap ──► the rule ──► Heating ──► Room
abstract sealed class RegulatedRoom implements CatalogueModel {
    private static final double COLD_NIGHT = 240;
    private static final String DEGREES = "degC";
    private static final String RATE = "degC/minute";

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
        m.constant("Setpoint", 20, DEGREES);
        m.constant("Strongest heat", 0.5, RATE);
        m.constant("Insulation", 60, "minute");
        m.constant("Sensor delay", 4, "minute");
        m.constant("Outside by day", 8, DEGREES);
        m.aux("Outside", DEGREES, "Outside by day - STEP(10, 240)");

        m.stock("Room", 12, DEGREES);
        m.stock("Felt", 12, DEGREES);
        m.flow("Sensing", RATE, "(Room - Felt) / Sensor delay").to("Felt");
        m.aux("Gap", DEGREES, "Setpoint - Felt");
        ruled(m);
        m.flow("Loss", RATE, "(Room - Outside) / Insulation").from("Room");

        m.loop("Leak to the outside", BALANCING, "Room", "Loss");
        m.loop("Slow sensor", BALANCING, "Felt", "Sensing");
        return m.build();
    }

    /// Adds the rule and the heating.
    abstract void ruled(ModelBuilder m);

    /// The heat that a rule wishes, as far as the heater can give it, and the loop that it closes.
    private static void heated(ModelBuilder m, String wish) {
        m.aux("Wish", RATE, wish);
        m.flow("Heating", RATE, "MIN(MAX(Wish, 0), Strongest heat)").to("Room");
        heatsToTheGoal(m, "Wish");
    }

    private static void heatsToTheGoal(ModelBuilder m, String wish) {
        m.loop("Heat to the goal", BALANCING, "Room", "Sensing", "Felt", "Gap", wish, "Heating");
    }

    /// A rule with an integral, which stands still while the heater can do no more (anti-windup).
    private static void owing(ModelBuilder m, String wish) {
        m.constant("Integral gain", 0.004, "1/(minute*minute)");
        m.stock("Owed", 0, "degC*minute");
        heated(m, wish);
        m.flow(
                        "Owing",
                        DEGREES,
                        "IF Wish < 0 THEN MAX(Gap, 0) ELSE"
                                + " IF Wish > Strongest heat THEN MIN(Gap, 0) ELSE Gap")
                .to("Owed");
        String path = "Room -> Sensing -> Felt -> Gap -> Owing -> Owed -> Wish -> Heating";
        m.loop("Makes good", BALANCING, path);
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Room", "Setpoint", "Outside"), List.of("Heating", "Loss"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        StepResponse day = StepResponse.of(run, "Room", "Setpoint", 0, COLD_NIGHT - 1);
        StepResponse night = StepResponse.of(run, "Room", "Setpoint", COLD_NIGHT, 480);
        return List.of(
                told(
                        "By day it overshoots by %.1f degC, %s, and the heater is switched or"
                                + " turned round %d times.",
                        day.overshoot(), settled(day), StepResponse.turns(run, "Heating")),
                told(
                        "In the night it stays %.1f degC from its goal on average.",
                        night.meanError()));
    }

    private static String settled(StepResponse day) {
        return day.settled().isPresent()
                ? told("stays within half a degree from minute %.0f", day.settled().getAsDouble())
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
        void ruled(ModelBuilder m) {
            heated(m, "IF Gap > 0 THEN Strongest heat ELSE 0");
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
        void ruled(ModelBuilder m) {
            m.constant("Band", 1, DEGREES);
            m.stock("Switch", 1, "1").nonNegative();
            String wanted = "IF Gap > Band / 2 THEN 1 ELSE IF Gap < Band / -2 THEN 0 ELSE Switch";
            m.aux("Wanted", "1", wanted);
            m.flow("Switching", "1/minute", "(Wanted - Switch) / Time Step").to("Switch");
            m.flow("Heating", RATE, "Wanted * Strongest heat").to("Room");
            heatsToTheGoal(m, "Wanted");
            m.loop("Catches up", BALANCING, "Switch", "Switching");
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
        void ruled(ModelBuilder m) {
            m.constant("Gain", 0.2, "1/minute");
            heated(m, "Gap * Gain");
        }
    }

    /// The same, and the gaps of the past add up until none is left.
    static final class ProportionalIntegral extends RegulatedRoom {
        ProportionalIntegral() {
            super("pi", "The heater works in proportion to the gap, and makes good what is owed.");
        }

        @Override
        void ruled(ModelBuilder m) {
            m.constant("Gain", 0.1, "1/minute");
            owing(m, "Gap * Gain + Owed * Integral gain");
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
        void ruled(ModelBuilder m) {
            m.constant("Gain", 0.2, "1/minute");
            m.constant("Brake", 0.6, "1");
            owing(m, "Gap * Gain + Owed * Integral gain - Sensing * Brake");
        }
    }
}
