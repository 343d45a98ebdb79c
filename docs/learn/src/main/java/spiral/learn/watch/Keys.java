package spiral.learn.watch;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.function.IntConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// The keys that are pressed: one at a time on a terminal, otherwise the letters of standard input.
public final class Keys implements AutoCloseable {
    private final @Nullable Terminal terminal;
    private final @Nullable Attributes before;
    private final Reader reader;

    private Keys(@Nullable Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal == null ? null : raw(terminal);
        this.reader =
                terminal == null
                        ? new InputStreamReader(System.in, Charset.defaultCharset())
                        : terminal.reader();
    }

    /// Takes the keyboard.
    ///
    /// @param raw true on a terminal
    public static Keys of(boolean raw) {
        return new Keys(raw ? terminal() : null);
    }

    /// Tells each key from now on, on a thread of its own.
    public void tell(IntConsumer pressed) {
        Thread.ofPlatform().daemon().name("keys").start(() -> read(pressed));
    }

    @Override
    public void close() {
        if (terminal != null && before != null) {
            terminal.setAttributes(before);
        }
    }

    // Ctrl-C goes on ending the program; then JLine gives the terminal back
    private static Attributes raw(Terminal terminal) {
        var before = terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, true);
        terminal.setAttributes(raw);
        return before;
    }

    private static @Nullable Terminal terminal() {
        try {
            return TerminalBuilder.builder().system(true).dumb(false).build();
        } catch (IOException | IllegalStateException none) {
            return null; // then a key and Enter does it
        }
    }

    private void read(IntConsumer pressed) {
        try {
            for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
                pressed.accept(letter);
            }
        } catch (IOException closed) {
            // no more keys
        }
    }
}
