package spiral.queue.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /// README.md, each module's README.md, and all of docs/.
    static List<Page> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> readmes = modules().map(module -> module.resolve("README.md"))) {
            return Stream.of(Stream.of(ROOT.resolve("README.md")), readmes, docs)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md") && !made(file))
                    .filter(Files::exists)
                    .distinct()
                    .map(Workspace::page)
                    .toList();
        }
    }

    static Page page(String path) {
        return page(ROOT.resolve(path));
    }

    /// The folders that the root pom names.
    static Stream<Path> modules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> ROOT.resolve(module.group(1)));
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
                .anyMatch(file -> file.endsWith(suite + ".java")
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

    private static boolean made(Path file) {
        return ROOT.relativize(file).toString().contains("target/");
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
