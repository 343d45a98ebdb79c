package spiral.learn;

import java.nio.file.Path;
import java.util.List;

/// One suite as a lesson: the class to be written, the suite that judges it, the page beside them.
///
/// @param slug the name that people type, such as `microtasks-first`
/// @param target the full name of the class to be written
/// @param suite the full name of the JUnit class that judges it
/// @param difficulty 1 to 4
/// @param minutes an honest guess
/// @param needs slugs to have passed before
/// @param module the folder of its module
/// @param folder where `exercise.md`, `skeleton`, `wrong` and `right` lie
public record Exercise(
        String slug,
        String title,
        String target,
        String suite,
        int difficulty,
        int minutes,
        List<String> needs,
        Path module,
        Path folder,
        Page page) {

    /// The target without its package: `MicrotaskQueue`.
    public String targetName() {
        return target.substring(target.lastIndexOf('.') + 1);
    }

    /// The target's package, and so the suite's.
    public String packageName() {
        return target.substring(0, target.lastIndexOf('.'));
    }

    /// True when `className` is the target or a class nested in it.
    public boolean owns(String className) {
        return className.equals(target) || className.startsWith(target + "$");
    }
}
