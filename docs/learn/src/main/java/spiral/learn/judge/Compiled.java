package spiral.learn.judge;

import java.util.List;
import java.util.Map;
import spiral.learn.Problem;

/// What the compiler made of some files.
///
/// @param classes by full name; empty when there are problems
public record Compiled(Map<String, byte[]> classes, List<Problem> problems) {
    public boolean isOk() {
        return problems.isEmpty();
    }
}
