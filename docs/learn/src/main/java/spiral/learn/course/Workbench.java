package spiral.learn.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import spiral.console.UserError;
import spiral.learn.Exercise;

/// The learner's files: `<module>/workbench/src/main/java`, with the packages and names of our own.
public final class Workbench {
    private static final String SOURCES = "workbench/src/main/java";
    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private Workbench() {}

    /// The folder of all the learner's sources in the exercise's module.
    public static Path sources(Path module) {
        return module.resolve(SOURCES);
    }

    /// The learner's files of this exercise, whether they exist or not.
    public static List<Path> files(Exercise exercise) {
        return skeleton(exercise).stream().map(file -> place(exercise, file)).toList();
    }

    /// The file with the target.
    public static Path main(Exercise exercise) {
        return sources(exercise.module()).resolve(exercise.target().replace('.', '/') + ".java");
    }

    /// True when the learner has begun.
    public static boolean begun(Exercise exercise) {
        return Files.isRegularFile(main(exercise));
    }

    /// Puts the skeleton on the workbench; what is there already stays as it is.
    ///
    /// @return true when something was written
    public static boolean start(Exercise exercise) {
        var wrote = false;
        for (var file : skeleton(exercise)) {
            wrote |= copy(file, place(exercise, file));
        }
        return wrote;
    }

    /// Moves the learner's files into `kept` and puts the skeleton in their place.
    public static void reset(Exercise exercise, Path kept) {
        try {
            for (var file : files(exercise)) {
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(kept);
                    Files.move(file, kept.resolve(file.getFileName()));
                }
            }
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot move your file to %s: %s".formatted(kept, why(refused)));
        }
        start(exercise);
    }

    /// The Java files in a folder of the exercise, such as `wrong/snapshot`.
    public static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Why the system refused, in words.
    static String why(IOException refused) {
        return switch (refused) {
            case AccessDeniedException _ -> "that is not allowed";
            case FileAlreadyExistsException _ -> "something of that name is there";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> refused.toString();
        };
    }

    private static List<Path> skeleton(Exercise exercise) {
        return javaFiles(exercise.folder().resolve("skeleton"));
    }

    private static Path place(Exercise exercise, Path file) {
        return sources(exercise.module())
                .resolve(packageOf(file).replace('.', '/'))
                .resolve(file.getFileName());
    }

    private static String packageOf(Path file) {
        try {
            var found = PACKAGE.matcher(Files.readString(file));
            return found.find() ? found.group(1) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean copy(Path from, Path to) {
        if (Files.isDirectory(to)) {
            throw new UserError("%s is a folder; your file goes there".formatted(to));
        }
        if (Files.exists(to)) {
            return false;
        }
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
            return true;
        } catch (IOException refused) {
            throw UserError.environment("cannot write %s: %s".formatted(to, why(refused)));
        }
    }
}
