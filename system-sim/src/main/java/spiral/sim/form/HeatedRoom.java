package spiral.sim.form;

/// A room, its heater and its slow sensor in the learner's form: the models `thermostat-on-off` to
/// `thermostat-pi` of the catalogue, one step at a time. The controller may be any rule.
public final class HeatedRoom implements Update {
    private static final double SETPOINT = 20;
    private static final double INSULATION = 60;
    private static final double SENSOR_DELAY = 4;
    private static final double NIGHT = 240;

    private final Controller heater;

    /// A room whose heater does what this controller says.
    public HeatedRoom(Controller heater) {
        this.heater = heater;
    }

    /// A cold room in the morning, and a sensor that knows it.
    public static State cold() {
        return State.of("Room", 12).and("Felt", 12);
    }

    @Override
    public State after(State now, double time, double step) {
        double room = now.get("Room");
        double felt = now.get("Felt");
        double heating = heater.output(SETPOINT - felt, step);
        double loss = (room - outside(time, step)) / INSULATION;
        double sensing = (room - felt) / SENSOR_DELAY;
        return now.plus("Room", (heating - loss) * step).plus("Felt", sensing * step);
    }

    private static double outside(double time, double step) {
        return time + step / 2 > NIGHT ? -2 : 8;
    }
}
