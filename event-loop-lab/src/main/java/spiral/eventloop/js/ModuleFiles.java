package spiral.eventloop.js;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/// The files that `import` sees: the program's own, and one for each module that needs no path.
///
/// The engine asks for `node:fs` and for `fs` as if both were files; they are told apart from the
/// program's own files by the folder [#BUILT_IN], which does not exist.
final class ModuleFiles implements FileSystem {
    private static final Path BUILT_IN = Path.of("/node:");
    private static final Pattern MODULE_SYNTAX =
            Pattern.compile("^\\s*(import|export)\\b(?!\\s*\\()", Pattern.MULTILINE);

    private final ProgramFiles files;
    // known when the program's world is made; the engine asks nothing before
    private @Nullable BuiltIns builtIns;

    ModuleFiles(ProgramFiles files) {
        this.files = files;
    }

    void builtIns(BuiltIns newBuiltIns) {
        builtIns = newBuiltIns;
    }

    private boolean hasBuiltIn(String name) {
        return builtIns != null && builtIns.has(name);
    }

    @Override
    public Path parsePath(URI uri) {
        return switch (String.valueOf(uri.getScheme())) {
            case "node" -> builtInPath(uri.getSchemeSpecificPart());
            case "file" -> Path.of(uri.getPath());
            default ->
                    throw new UnsupportedOperationException(
                            uri + " is not here; nearest: a relative path");
        };
    }

    @Override
    public Path parsePath(String path) {
        return hasBuiltIn(path) ? builtInPath(path) : Path.of(present(path));
    }

    private String present(String name) {
        absence(name)
                .ifPresent(sentence -> {
                    throw new UnsupportedOperationException(sentence);
                });
        return name;
    }

    // what to say of a module that Node has and we have not
    private Optional<String> absence(String name) {
        return Optional.ofNullable(builtIns).flatMap(known -> known.absence(name));
    }

    private static Path builtInPath(String name) {
        return BUILT_IN.resolve(name.replace('/', ':'));
    }

    private static boolean isBuiltIn(Path path) {
        return path.startsWith(BUILT_IN);
    }

    private boolean exists(Path path) {
        return isBuiltIn(path) || files.isFile(path) || files.isFolder(path);
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName()).replace(':', '/');
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
            throws IOException {
        if (!exists(path) || modes.contains(AccessMode.WRITE)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        checkAccess(path, Set.of(AccessMode.READ));
        return new TextChannel(text(path).getBytes(StandardCharsets.UTF_8));
    }

    private String text(Path path) throws IOException {
        if (builtIns == null || (!isBuiltIn(path) && isModule(path))) {
            return files.read(path);
        }
        return isBuiltIn(path) ? textOf(nameOf(path)) : builtIns.commonJs(path.toString());
    }

    private String textOf(String name) throws IOException {
        if (builtIns != null && hasBuiltIn(name)) {
            return builtIns.text(name);
        }
        throw new IOException(absence(name).orElse("No such built-in module: node:" + name));
    }

    // `import` of a .js file without a word of a module in it is CommonJS, as it is in Node
    private boolean isModule(Path path) throws IOException {
        return path.toString().endsWith(".mjs")
                || (path.toString().endsWith(".js")
                        && MODULE_SYNTAX.matcher(files.read(path)).find());
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return files.resolve(path.toString());
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        Path real = isBuiltIn(path) ? path : files.resolve(path.toString());
        checkAccess(real, Set.of());
        return real;
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        checkAccess(path, Set.of());
        boolean file = isBuiltIn(path) || files.isFile(path);
        return Map.of(
                "isRegularFile", file, "isDirectory", !file, "size", 0L, "isSymbolicLink", false);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public void delete(Path path) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path path, DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException("folders are not listed");
    }
}
