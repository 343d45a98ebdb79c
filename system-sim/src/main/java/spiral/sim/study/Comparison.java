package spiral.sim.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.Variable;

/// Where two runs of the same variables part.
///
/// @param variable which variable
/// @param first its last value in the first run
/// @param second its last value in the second run
/// @param widest the largest difference on the way, second less first
/// @param when the time of the widest
/// @param share the size of the widest, over the size of the variable in both runs
public record Comparison(
        String variable, double first, double second, double widest, double when, double share) {
    /// Compares all variables that both runs have, those first that part most for their size.
    ///
    /// @throws ModelException when the runs were not saved at the same times
    public static List<Comparison> of(Run first, Run second) {
        double[] times = first.times();
        if (!Arrays.equals(times, second.times())) {
            throw new ModelException("two runs are compared at the same times, but these differ");
        }
        return first.model().variables().stream()
                .filter(v -> second.model().variables().stream().anyMatch(w -> same(v, w)))
                .map(v -> of(v.name(), first.series(v.name()), second.series(v.name()), times))
                .sorted(Comparator.comparingDouble(c -> -c.share()))
                .toList();
    }

    private static boolean same(Variable a, Variable b) {
        return a.key().equals(b.key());
    }

    private static Comparison of(String name, double[] a, double[] b, double[] times) {
        int widest = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            size = Math.max(size, Math.max(Math.abs(a[i]), Math.abs(b[i])));
            if (Math.abs(b[i] - a[i]) > Math.abs(b[widest] - a[widest])) {
                widest = i;
            }
        }
        double apart = b[widest] - a[widest];
        double share = size == 0 ? 0 : Math.abs(apart) / size;
        return new Comparison(name, a[a.length - 1], b[b.length - 1], apart, times[widest], share);
    }
}
