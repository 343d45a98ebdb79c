package spiral.eventloop.seeded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Our classes with one seeded bug in them, beside the right ones in the same JVM.
final class Variant extends ClassLoader {
    private static final Path SOURCES = Path.of("src/main/java/spiral/eventloop");

    private final Path classes;

    private Variant(Path classes) {
        super(Variant.class.getClassLoader());
        this.classes = classes;
    }

    /// The right classes, loaded once more.
    static Variant right(Path empty) {
        return new Variant(empty);
    }

    /// Compiles the changed source into `folder`.
    static Variant with(SeededBug bug, Path folder) throws IOException {
        String source = Files.readString(SOURCES.resolve(bug.file()));
        if (source.split(Pattern.quote(bug.right()), -1).length != 2) {
            throw new IllegalStateException(bug.file() + " must hold once: " + bug.right());
        }
        Path changed = folder.resolve(Path.of(bug.file()).getFileName());
        Files.writeString(changed, source.replace(bug.right(), bug.wrong()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of(
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString());
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(changed))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(bug + " does not compile");
            }
        }
        return new Variant(folder);
    }

    // ours come from here, so that they find each other and not the right ones
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("spiral.eventloop.") || name.contains(".seeded.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = open(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable InputStream open(String file) throws IOException {
        Path changed = classes.resolve(file);
        return Files.exists(changed)
                ? Files.newInputStream(changed)
                : getParent().getResourceAsStream(file);
    }
}
