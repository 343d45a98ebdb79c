package spiral.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import spiral.learn.Entry.What;

/// Where a learner is: a function of what was done.
///
/// @param entries oldest first
public record Progress(List<Entry> entries) {

    /// The same, whatever order two machines wrote it in.
    public static Progress of(List<Entry> entries) {
        return new Progress(
                entries.stream().distinct().sorted(Comparator.comparing(Entry::when)).toList());
    }

    /// The exercise that was started last.
    public Optional<String> current() {
        return entries.stream()
                .filter(each -> each.what() == What.STARTED || each.what() == What.RESET)
                .reduce((earlier, later) -> later)
                .map(Entry::exercise);
    }

    public boolean started(String exercise) {
        return has(exercise, What.STARTED);
    }

    public boolean passed(String exercise) {
        return has(exercise, What.PASSED);
    }

    /// True when the reference was looked at before the exercise was passed.
    public boolean looked(String exercise) {
        return has(exercise, What.LOOKED);
    }

    /// How many different hints were read.
    public int hints(String exercise) {
        return (int)
                entries.stream()
                        .filter(each ->
                                each.exercise().equals(exercise) && each.what() == What.HINT)
                        .map(Entry::note)
                        .distinct()
                        .count();
    }

    /// The first exercise that may come next: not passed, and all that it needs is.
    public Optional<Exercise> next(List<Exercise> course) {
        return course.stream()
                .filter(each -> !passed(each.slug()))
                .filter(each -> each.needs().stream().allMatch(this::passed))
                .findFirst()
                .or(() -> course.stream().filter(each -> !passed(each.slug())).findFirst());
    }

    private boolean has(String exercise, What what) {
        return entries.stream()
                .anyMatch(each -> each.exercise().equals(exercise) && each.what() == what);
    }
}
