package spiral.log.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.Transport;

@DisplayName("Lines on a screen")
class ConsoleTransportTest extends TransportContract {
    private static final PrettyLine LINE = new PrettyLine(false, true);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream screen = new PrintStream(bytes, true, UTF_8);
    private Transport console = ConsoleTransport.json(screen);

    @Override
    protected Transport transport() {
        return console;
    }

    @Override
    protected List<String> arrived() {
        return bytes.toString(UTF_8).lines().toList();
    }

    @Test
    @DisplayName("the stream belongs to the process and stays open")
    void theStreamStaysOpen() {
        console.close();
        screen.print("still here");

        assertThat(arrived()).containsExactly("still here");
    }

    @Test
    @DisplayName("JSON is UTF-8, also where the terminal knows only ASCII; what is pretty is not")
    void utf8() {
        console = ConsoleTransport.json(new PrintStream(bytes, true, US_ASCII));
        send("caf\u00e9");
        console = ConsoleTransport.pretty(new PrintStream(bytes, true, US_ASCII), LINE);
        send("caf\u00e9");

        assertThat(arrived().getFirst()).contains("caf\u00e9");
        assertThat(arrived().getLast()).endsWith("caf?");
    }

    @Test
    @DisplayName("the pretty form is for people")
    void pretty() {
        console = ConsoleTransport.pretty(screen, LINE);

        send("hello");

        assertThat(arrived()).containsExactly("00:00:00.000 INFO  a.b  hello");
    }
}
