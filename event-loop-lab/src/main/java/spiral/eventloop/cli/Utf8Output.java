package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;
import spiral.eventloop.Halt;

/// Writes text as Node does: in UTF-8 wherever it goes, at once, half a character as U+FFFD.
final class Utf8Output implements Consumer<String> {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    private final Writer writer;

    Utf8Output(OutputStream to) {
        writer =
                new OutputStreamWriter(
                        to,
                        UTF_8.newEncoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .replaceWith(REPLACEMENT));
    }

    /// Ends the run in which somebody writes: its reader has gone away.
    static final class Closed extends Halt {
        private static final long serialVersionUID = 1;

        Closed(IOException cause) {
            super("nobody reads the output any more: " + cause.getMessage());
        }
    }

    /// @throws Closed if nobody reads any more
    @Override
    public void accept(String text) {
        try {
            writer.write(text);
            writer.flush();
        } catch (IOException e) {
            throw new Closed(e);
        }
    }
}
