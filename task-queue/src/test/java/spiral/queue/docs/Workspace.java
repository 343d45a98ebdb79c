package spiral.queue.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The checkout that this test runs in: its pages, its modules, the types in its sources.
final class Workspace {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^[^/*\\n]*\\b(?:class|record|interface|enum) +([A-Z]\\w*)");

    private Workspace() {}

    /// The teacher's pages; its own suites, which can run its commands, hold them to the truth.
    private static final Pattern TEACHERS =
            Pattern.compile("docs/(?:learn/.*|journal/.*|exercises|first-hour|spiral-review)\\.md");

    /// README.md, each module's README.md, and all pages of docs/ but the teacher's.
    static List<Page> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> readmes = modules().map(module -> module.resolve("README.md"))) {
            return Stream.of(Stream.of(ROOT.resolve("README.md")), readmes, docs)
                    .flatMap(files -> files)
                    .filter(file ->
                            file.toString().endsWith(".md") && !inside(file) && !teachers(file))
                    .filter(Files::exists)
                    .distinct()
                    .map(Workspace::page)
                    .toList();
        }
    }

    static Page page(String path) {
        return page(ROOT.resolve(path));
    }

    /// The folders that the root pom names, without the learners' workbenches.
    static Stream<Path> modules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> !module.endsWith("/workbench"))
                .map(ROOT::resolve);
    }

    /// The simple names of all types of ours, in main and test sources, nested ones too.
    static Set<String> types() throws IOException {
        return modules()
                .flatMap(Workspace::sources)
                .flatMap(Workspace::typesIn)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// True when that module has a test class of this name.
    static boolean hasSuite(String module, String suite) {
        return sources(ROOT.resolve(module))
                .anyMatch(file ->
                        file.endsWith(suite + ".java")
                                && ROOT.relativize(file).toString().contains("src/test/java"));
    }

    private static Stream<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> typesIn(Path file) {
        return TYPE.matcher(text(file)).results().map(hit -> hit.group(1)).toList().stream();
    }

    /// True of what a build made, and of what belongs to a module's sources.
    private static boolean inside(Path file) {
        return ROOT.relativize(file).toString().matches(".*(target|src)/.*");
    }

    private static boolean teachers(Path file) {
        return TEACHERS.matcher(ROOT.relativize(file).toString()).matches();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page page(Path file) {
        try {
            return Page.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
