package spiral.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The keys that the reader presses, one by one, without Enter where the terminal allows it.
///
/// How this works: a small shell process sets the terminal to single keys without echo, says
/// `ready`, waits for the end of its input, and puts the terminal back as it was. Its input is a
/// pipe that we hold. So the terminal is restored when we close the pipe and also when we are
/// killed in the middle, because the system closes it then. (It ignores SIGTTOU from then on, since
/// a killed command leaves it in the background.)
public final class Keys implements AutoCloseable {
    private static final String HOLD_TERMINAL =
            """
            trap '' INT TERM HUP QUIT
            before=$(stty -g </dev/tty) || exit 1
            stty -icanon -echo min 1 time 0 </dev/tty || exit 1
            trap '' TTOU
            echo ready
            read -r _
            stty "$before" </dev/tty
            """;

    private static final long PATIENCE_MILLIS = 1_000;

    private final Optional<Process> holder;
    private final boolean needsEnter;

    private Keys(Optional<Process> holder, boolean needsEnter) {
        this.holder = holder;
        this.needsEnter = needsEnter;
    }

    /// Listens from now on; `pressed` is called on a thread of its own. Where the terminal cannot
    /// give single keys, a line's letters count when Enter is pressed; without a terminal nothing
    /// is read.
    public static Keys listen(Screen screen, Consumer<Character> pressed) {
        Optional<Process> holder = screen.motion() ? holdTerminal() : Optional.empty();
        boolean needsEnter = holder.isEmpty() && terminal();
        if (holder.isPresent()) {
            read("keys", () -> new FileInputStream("/dev/tty"), pressed);
        } else if (needsEnter) {
            read("lines", () -> System.in, pressed);
        }
        return new Keys(holder, needsEnter);
    }

    /// True when there is a terminal, and keys count only after Enter.
    public boolean needsEnter() {
        return needsEnter;
    }

    /// Puts the terminal back as it was. May be called by several threads.
    @Override
    public void close() {
        holder.ifPresent(Keys::release);
    }

    private static Optional<Process> holdTerminal() {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", HOLD_TERMINAL)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (saysReady(shell)) {
                return Optional.of(shell);
            }
            release(shell);
        } catch (IOException noShell) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean saysReady(Process shell) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
        return "ready".equals(said.readLine());
    }

    private static void release(Process shell) {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException itHasEnded) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 when the streams are no terminal
    private static boolean terminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private static void read(String name, Source source, Consumer<Character> pressed) {
        Thread.ofPlatform().daemon().name(name).start(() -> readAll(source, pressed));
    }

    private static void readAll(Source source, Consumer<Character> pressed) {
        try (Reader keys = new InputStreamReader(source.open(), US_ASCII)) {
            for (int key = keys.read(); key >= 0; key = keys.read()) {
                pressed.accept((char) key);
            }
        } catch (IOException terminalIsGone) {
            return;
        }
    }
}
