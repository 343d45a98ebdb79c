package spiral.learn.judge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import spiral.learn.Problem;

/// Whether a file is text that javac can read; javac itself would flood the screen.
final class SourceCheck {
    /// A hundred times what an exercise needs.
    static final int MOST_BYTES = 1024 * 1024;

    private SourceCheck() {}

    /// What is the matter with this file, if anything is.
    static Optional<Problem> of(Path file) throws IOException {
        var size = Files.size(file);
        if (size > MOST_BYTES) {
            return Optional.of(
                    problem(
                            file,
                            1,
                            "The file has %,d bytes; more than %,d are not read."
                                    .formatted(size, MOST_BYTES)));
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(bytes, CharBuffer.allocate(bytes.capacity()), true);
        return result.isError()
                ? Optional.of(
                        problem(
                                file,
                                lineOf(bytes),
                                "A letter on this line is not UTF-8. Save the file as UTF-8 text."))
                : Optional.empty();
    }

    private static Problem problem(Path file, int line, String sentence) {
        return new Problem(String.valueOf(file.getFileName()), line, 1, "", sentence, "unreadable");
    }

    private static int lineOf(ByteBuffer stopped) {
        int line = 1;
        for (int i = 0; i < stopped.position(); i++) {
            line += stopped.get(i) == '\n' ? 1 : 0;
        }
        return line;
    }
}
