package spiral.queue.docs;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Checks the `java` blocks of all pages as the compiler does, each as the body of a method or,
/// when it declares a type, as a member of a class. The packages of the page's module and the
/// usual types of the JDK are imported, so that a page need not show imports.
final class Snippets {
    private static final List<String> USUAL =
            List.of(
                    "java.nio.file.Path",
                    "java.time.Duration",
                    "java.time.Instant",
                    "java.util.List",
                    "java.util.Map",
                    "java.util.Optional",
                    "java.util.concurrent.Callable",
                    "java.util.concurrent.CompletableFuture",
                    "java.util.random.RandomGenerator",
                    "org.junit.jupiter.api.DisplayName",
                    "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.api.extension.ExtendWith",
                    "org.slf4j.Logger",
                    "org.slf4j.LoggerFactory",
                    "org.slf4j.MDC",
                    "picocli.CommandLine.Command",
                    "picocli.CommandLine.Mixin");

    /// Folders of pages about one module.
    private static final Map<String, String> ABOUT =
            Map.of("async", "async-patterns", "queue", "task-queue");

    private static final Pattern DECLARES_TYPE =
            Pattern.compile(
                    "(?s)(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:(?:public|final|sealed) )*"
                            + "(?:class|record|interface|enum) .*");

    private Snippets() {}

    /// What the compiler says against them: `README.md:12: cannot find symbol …`.
    static List<String> errors(List<Page> pages) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Page page : pages) {
            for (Page.Block block : page.blocks("java")) {
                sources.add(new Source("Snippet" + sources.size(), page, block));
            }
        }
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, told, List.of("-proc:none"), null, sources);
        task.analyze();
        return told.getDiagnostics().stream()
                .filter(one -> one.getSource() instanceof Source)
                .map(one ->
                        ((Source) one.getSource()).at(one.getLineNumber())
                                + one.getMessage(Locale.ROOT))
                .toList();
    }

    /// A block in a class of its own. The block's text begins on line 2.
    private static final class Source extends SimpleJavaFileObject {
        private final Page page;
        private final Page.Block block;
        private final String text;

        Source(String name, Page page, Page.Block block) throws IOException {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.page = page;
            this.block = block;
            String code = "\n" + String.join("\n", block.lines()) + "\n";
            boolean member = DECLARES_TYPE.matcher(code.strip()).matches();
            String body = member ? code : "void snippet() throws Exception {" + code + "}";
            text = imports(page) + "@SuppressWarnings(\"all\") class " + name + " {" + body + "}";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        String at(long line) {
            return page.at(block.first() + (int) line - 2) + ": ";
        }

        private static String imports(Page page) throws IOException {
            Stream<String> packages = packages(page).stream().map(name -> name + ".*");
            return Stream.concat(USUAL.stream(), packages)
                    .map(name -> "import " + name + "; ")
                    .collect(Collectors.joining());
        }
    }

    /// The packages of the module that the page lies in or is about; for a page of nobody, the root
    /// packages of all modules.
    private static List<String> packages(Page page) throws IOException {
        Path folder = about(page.file().getParent());
        List<Path> own = Workspace.modules().filter(folder::startsWith).toList();
        List<String> all = new ArrayList<>();
        for (Path module : own.isEmpty() ? Workspace.modules().toList() : own) {
            Path sources = module.resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources, own.isEmpty() ? 3 : 9)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .map(file -> sources.relativize(file.getParent()).toString())
                        .map(name -> name.replace('/', '.'))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static Path about(Path folder) {
        Path docs = Workspace.ROOT.resolve("docs");
        String module =
                folder.startsWith(docs) ? ABOUT.get(docs.relativize(folder).toString()) : null;
        return module == null ? folder : Workspace.ROOT.resolve(module);
    }
}
