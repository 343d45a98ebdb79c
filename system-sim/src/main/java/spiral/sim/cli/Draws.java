package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.sim.Model;
import spiral.sim.study.Ensemble;
import spiral.sim.study.Ensemble.Bands;
import spiral.sim.study.Spread;

/// The words that make a sweep a Monte-Carlo study: what is drawn by chance, and how often.
final class Draws {
    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern CHANCE =
            Pattern.compile("([^=]+)=%s(\\.\\.|~)%s".formatted(NUMBER, NUMBER));

    @Option(
            names = "--chance",
            paramLabel = "NAME=LOW..HIGH",
            description =
                    "draw a constant for each run: any value from LOW to HIGH, or NAME=MEAN~DEVIATION"
                            + " from the bell curve; may be given several times")
    private final List<String> chances = new ArrayList<>();

    @Option(names = "--runs", paramLabel = "N", description = "how many runs by chance; 200")
    private int runs = 200;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "other draws; the same seed, the same")
    private long seed = 1;

    boolean wanted() {
        return !chances.isEmpty();
    }

    Bands run(Choice choice, String measured) {
        Model model = choice.model();
        Ensemble ensemble = Ensemble.of(model, seed);
        for (String chance : chances) {
            Matcher words = CHANCE.matcher(chance);
            if (!words.matches()) {
                throw new UserError(
                        "chance needs NAME=LOW..HIGH or NAME=MEAN~DEVIATION, such as"
                                + " Gain=0.1..0.4, but got "
                                + chance);
            }
            ensemble = ensemble.vary(Models.variable(model, words.group(1)), spread(words));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return ensemble.run(choice.integrator(), runs, measured, threads);
    }

    private static Spread spread(Matcher words) {
        double one = number(words.group(2));
        double other = number(words.group(4));
        return words.group(3).equals("~")
                ? new Spread.Normal(one, other)
                : new Spread.Uniform(one, other);
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            throw new UserError("a sweep needs numbers, but got " + text);
        }
    }
}
