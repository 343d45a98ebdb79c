package spiral.learn.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.console.UserError;
import spiral.learn.page.ReviewPage;

/// The checkout: its modules in the order of the course, and the folders around them.
///
/// @param root the folder with the launcher
public record Workspace(Path root) {
    /// The modules by the word that the launcher knows them by.
    private static final Map<String, String> MODULES = inOrder();

    /// The workspace around `from`, or the one that the launcher names.
    ///
    /// @param named the launcher's `SPIRAL_HOME`, if it is set
    public static Workspace find(@Nullable String named, Path from) {
        if (named != null) {
            return new Workspace(Path.of(named).toAbsolutePath().normalize());
        }
        return Stream.<Path>iterate(from.toAbsolutePath(), at -> at != null, Path::getParent)
                .filter(at -> Files.isRegularFile(at.resolve("spiral")))
                .findFirst()
                .map(Workspace::new)
                .orElseThrow(
                        () -> UserError.environment("%s is not in the workspace".formatted(from)));
    }

    /// The modules' folders, in the order of the course.
    public List<Path> modules() {
        return MODULES.values().stream().map(root::resolve).filter(Files::isDirectory).toList();
    }

    /// The folder of the module that the launcher knows by this word.
    public Path module(String word) {
        var folder = MODULES.get(word);
        if (folder == null) {
            throw UserError.unknown("module", word, MODULES.keySet());
        }
        return root.resolve(folder);
    }

    /// The word that the launcher knows this module by.
    public String word(Path module) {
        return MODULES.entrySet().stream()
                .filter(each -> module.endsWith(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(module + " is no module"));
    }

    /// What the monthly review offers.
    public ReviewPage review() {
        var page = root.resolve("docs/spiral-review.md");
        try {
            return ReviewPage.read(Files.readString(page));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw UserError.environment(
                    "cannot read %s: %s".formatted(shown(page), unreadable.getMessage()));
        }
    }

    /// Where the learner's own notes lie.
    public Path journal() {
        return root.resolve("docs/journal");
    }

    /// The path as people see it: from the workspace's folder.
    public String shown(Path path) {
        return root.relativize(path.toAbsolutePath()).toString();
    }

    private static Map<String, String> inOrder() {
        var modules = new LinkedHashMap<String, String>();
        modules.put("loop", "event-loop-lab");
        modules.put("async", "async-patterns");
        modules.put("log", "structured-logger");
        modules.put("sim", "system-sim");
        modules.put("queue", "task-queue");
        return modules;
    }
}
