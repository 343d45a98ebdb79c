package spiral.learn.judge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spiral.console.UserError;
import spiral.learn.Exercise;
import spiral.learn.course.Workspace;

/// Who sees which classes.
///
/// @param judging what the worker's JVM itself has: JUnit, AssertJ, and the worker
/// @param libraries what the modules need beside each other
/// @param modules the modules' own classes
public record ClassPaths(List<Path> judging, List<Path> libraries, List<Path> modules) {
    private static final Pattern JUDGING =
            Pattern.compile("(junit-|assertj-|opentest4j-|apiguardian-|byte-buddy-).*");
    private static final String CLASSES = "target/classes";
    private static final String TEST_CLASSES = "target/test-classes";

    /// Sorts the class path of this JVM.
    ///
    /// @param running this JVM's `java.class.path`
    public static ClassPaths of(Workspace workspace, String running) {
        var jars = expand(running);
        var teacher = teacher();
        var judging = new ArrayList<Path>(List.of(teacher));
        var libraries = new ArrayList<Path>();
        for (var jar : jars) {
            if (JUDGING.matcher(name(jar)).matches()) {
                judging.add(jar);
            } else if (isLibrary(jar, workspace)) {
                libraries.add(jar);
            }
        }
        return new ClassPaths(judging, libraries, classes(workspace));
    }

    /// What the learner's files are compiled against.
    List<Path> compiling() {
        return Stream.concat(modules.stream(), libraries.stream()).toList();
    }

    /// What the suite of this exercise runs on, in the order of the search.
    List<String> running(Exercise exercise) {
        var suites = exercise.module().resolve(TEST_CLASSES);
        if (!Files.isDirectory(suites)) {
            throw notBuilt(exercise.module());
        }
        return Stream.concat(Stream.of(suites), compiling().stream()).map(Path::toString).toList();
    }

    private static List<Path> classes(Workspace workspace) {
        var classes = new ArrayList<Path>();
        for (var module : workspace.modules()) {
            if (!Files.isDirectory(module.resolve(CLASSES))) {
                throw notBuilt(module);
            }
            classes.add(module.resolve(CLASSES));
        }
        classes.add(workspace.root().resolve("docs/console").resolve(CLASSES));
        return classes;
    }

    private static UserError notBuilt(Path module) {
        return UserError.environment(
                "%s is not built yet; in the workspace's folder: mvn -q -DskipTests package"
                        .formatted(module.getFileName()));
    }

    // the modules are taken from their folders, so that a rebuilt one is seen at once
    private static boolean isLibrary(Path jar, Workspace workspace) {
        var built = jar.startsWith(workspace.root()) && !isCopied(jar);
        return name(jar).endsWith(".jar") && !name(jar).contains("-SNAPSHOT") && !built;
    }

    private static boolean isCopied(Path jar) {
        return jar.resolveSibling("").endsWith("lib");
    }

    // beside our jar lies one for the worker, without a manifest that brings the modules
    private static Path teacher() {
        var source = ClassPaths.class.getProtectionDomain().getCodeSource();
        var place = Path.of(URI.create(source.getLocation().toString()));
        return Files.isDirectory(place) ? place : place.resolveSibling("learn-worker.jar");
    }

    private static List<Path> expand(String running) {
        var all = new ArrayList<Path>();
        for (var entry : running.split(File.pathSeparator, -1)) {
            var path = Path.of(entry).toAbsolutePath();
            all.add(path);
            if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
                all.addAll(manifestPath(path));
            }
        }
        return all.stream().distinct().toList();
    }

    private static List<Path> manifestPath(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var path =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return path == null
                    ? List.of()
                    : Stream.of(path.split(" "))
                            .map(entry -> Path.of(jar.toUri().resolve(entry)))
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
