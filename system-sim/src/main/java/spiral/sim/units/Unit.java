package spiral.sim.units;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import spiral.sim.expr.Written;

/// A unit of measure as a product of powers: `degC/minute` is degC^1 minute^-1. Case and a plural s
/// do not matter: `litre`, `Litres`. Immutable.
///
/// @param powers the exponent of each base unit, none of them 0
public record Unit(Map<String, Double> powers) {
    /// The unit of a share, a count of nothing in particular: `1`.
    public static final Unit ONE = new Unit(Map.of());

    private static final Set<String> NAMES_OF_ONE =
            Set.of("1", "dmnl", "dimensionless", "unitless", "");

    private static final double EXACT = 1e-9;

    public Unit {
        powers = new TreeMap<>(powers);
        powers.values().removeIf(power -> Math.abs(power) < EXACT);
        powers = Map.copyOf(powers);
    }

    /// Reads `people/year`, `1/minute`, `kg*m/s^2`, `jobs/(slot*second)`; a range behind it, as
    /// Vensim writes it, is left out.
    ///
    /// @throws IllegalArgumentException when the text is no unit
    public static Unit of(String text) {
        return new UnitReader(text.replaceAll("\\[.*]\\s*$", "")).whole();
    }

    static Unit base(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
        return NAMES_OF_ONE.contains(key) ? ONE : new Unit(Map.of(singular(key), 1.0));
    }

    private static String singular(String key) {
        return key.length() > 2 && key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
    }

    public Unit times(Unit other) {
        Map<String, Double> sum = new TreeMap<>(powers);
        other.powers.forEach((name, power) -> sum.merge(name, power, Double::sum));
        return new Unit(sum);
    }

    public Unit over(Unit other) {
        return times(other.power(-1));
    }

    public Unit power(double exponent) {
        return new Unit(
                powers.entrySet().stream()
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, e -> e.getValue() * exponent)));
    }

    /// Whether both measure the same.
    public boolean fits(Unit other) {
        return over(other).powers.isEmpty();
    }

    @Override
    public String toString() {
        String above = side(1);
        String below = side(-1);
        boolean several = below.contains("*");
        String divisor = several ? "/(" + below + ")" : "/" + below;
        return (above.isEmpty() ? "1" : above) + (below.isEmpty() ? "" : divisor);
    }

    private String side(int sign) {
        return new TreeMap<>(powers)
                .entrySet().stream()
                        .filter(e -> e.getValue() * sign > 0)
                        .map(e -> written(e.getKey(), Math.abs(e.getValue())))
                        .collect(Collectors.joining("*"));
    }

    private static String written(String name, double power) {
        return power == 1 ? name : name + "^" + Written.of(power);
    }
}
