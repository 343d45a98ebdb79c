package spiral.learn.judge;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import spiral.console.UserError;
import spiral.learn.Problem;

/// Javac inside this JVM, kept warm; nothing is written to disk. For one thread.
public final class Compiler implements AutoCloseable {
    /// More than anybody mends at once.
    private static final int MOST_PROBLEMS = 20;

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-nowarn", "-Xlint:none");

    private final JavaCompiler javac;
    private final StandardJavaFileManager files;

    /// @param classPath what the files are compiled against
    public Compiler(List<Path> classPath) {
        javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw UserError.environment("this Java has no compiler; a JDK is needed");
        }
        files =
                javac.getStandardFileManager(
                        unreadableNeighbour -> {}, Locale.ENGLISH, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Compiles these files alone.
    public Compiled compile(List<Path> sources) {
        return compile(sources, List.of(), Set.of());
    }

    /// Compiles these files, and what they use from `around`.
    ///
    /// @param around folders of further sources
    /// @param hidden files in there that must not be used
    public Compiled compile(List<Path> sources, List<Path> around, Set<Path> hidden) {
        var found = new DiagnosticCollector<JavaFileObject>();
        try {
            for (var source : sources) {
                var unreadable = SourceCheck.of(source);
                if (unreadable.isPresent()) {
                    return new Compiled(Map.of(), List.of(unreadable.get()));
                }
            }
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, around);
            var output = new InMemory(files, hidden);
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = javac.getTask(new StringWriter(), output, found, OPTIONS, null, units);
            var ok = task.call();
            return new Compiled(ok ? output.classes() : Map.of(), problems(found));
        } catch (StackOverflowError deep) {
            return new Compiled(Map.of(), List.of(tooDeep(sources.getFirst())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Problem> problems(DiagnosticCollector<JavaFileObject> found) {
        var problems = new ArrayList<Problem>();
        for (var each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR && problems.size() < MOST_PROBLEMS) {
                problems.add(problem(each));
            }
        }
        return problems;
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> each) {
        var source = each.getSource();
        var path = source == null ? Path.of("") : Path.of(source.toUri());
        var line = Math.max(1, (int) each.getLineNumber());
        return new Problem(
                String.valueOf(path.getFileName()),
                line,
                Math.max(1, (int) each.getColumnNumber()),
                source == null ? "" : line(path, line),
                JavacWords.sentence(each),
                JavacWords.shortCode(each));
    }

    private static String line(Path file, int number) {
        try (var lines = Files.lines(file)) {
            return lines.skip(number - 1L).findFirst().orElse("");
        } catch (IOException | UncheckedIOException gone) {
            return "";
        }
    }

    private static Problem tooDeep(Path file) {
        return new Problem(
                String.valueOf(file.getFileName()),
                1,
                1,
                "",
                "Something is nested deeper than the compiler can follow.",
                "stack.overflow");
    }
}
