package spiral.eventloop.js;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A JavaScript program: its text, and where it lies.
///
///     JsProgram program = JsProgram.of(Path.of("hello.js"));
///     try (JsEngine engine = JsEngine.start()) {
///         JsOutcome outcome = engine.run(program, JsOptions.DEFAULTS, new JsOutput(System.out::print, System.err::print));
///     }
///
/// @param file the absolute path that the program sees as its own; it need not exist
/// @param source its text
public record JsProgram(Path file, String source) {
    /// The longest program in bytes.
    public static final long LONGEST = 4_000_000;

    /// @throws IllegalArgumentException if the path is relative
    public JsProgram {
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException("the file must be absolute but was " + file);
        }
    }

    /// Reads a program.
    ///
    /// @throws IOException if the file cannot be read, is not text in UTF-8, or is longer than
    ///         [#LONGEST]
    public static JsProgram of(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("longer than " + LONGEST + " bytes");
        }
        return new JsProgram(file.toRealPath(), Files.readString(file, StandardCharsets.UTF_8));
    }

    /// A program that lies nowhere.
    ///
    /// @param name a file's name such as `lesson.js` or `lesson.mjs`
    public static JsProgram of(String name, String source) {
        return new JsProgram(Path.of("/program").resolve(name), source);
    }

    /// Whether this is an ECMAScript module: a file whose name ends with `.mjs`.
    public boolean isModule() {
        return name().endsWith(".mjs");
    }

    /// Whether it is an ECMAScript module if it cannot be read otherwise: a file whose name ends with
    /// `.js`.
    boolean mayBeModule() {
        return name().endsWith(".js");
    }

    /// The file's name without its folder.
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
