package spiral.queue.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.console.SourceError;
import spiral.console.UserError;

@DisplayName("Lines of UTF-8 text")
class Utf8LinesTest {
    private static List<String> lines(byte... bytes) throws IOException {
        return lines(new ByteArrayInputStream(bytes));
    }

    private static List<String> lines(String text) throws IOException {
        return lines(text.getBytes(UTF_8));
    }

    private static List<String> lines(InputStream in) throws IOException {
        Utf8Lines lines = new Utf8Lines("text", in);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
            assertThat(lines.number()).isEqualTo(all.size());
        }
        assertThat(lines.next()).isNull();
        return all;
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a line ends with LF or CRLF; the last one needs no end")
    void ends() throws IOException {
        assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a byte order mark is passed over, at the very start only")
    void mark() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("it does not matter in which portions the bytes come")
    void portions() throws IOException {
        byte[] text = "grüße\n🌍 €\nlast".getBytes(UTF_8);
        InputStream byteByByte =
                new ByteArrayInputStream(text) {
                    @Override
                    public synchronized int read(byte[] to, int from, int most) {
                        return super.read(to, from, Math.min(1, most));
                    }
                };

        assertThat(lines(byteByByte)).containsExactly("grüße", "🌍 €", "last");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a line may be longer than any buffer")
    void longLine() throws IOException {
        String wide = "x".repeat(300_000);

        assertThat(lines("a\n" + wide + "\nb")).containsExactly("a", wide, "b");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("wrong bytes are told with line and column")
    void wrongBytes() {
        byte[] text = {'a', '\n', (byte) 0xC3, (byte) 0xA9, 'b', (byte) 0xC3, '(', '\n'};

        assertThatThrownBy(() -> lines(text))
                .isInstanceOf(SourceError.class)
                .hasMessage("text:2:3: this is not UTF-8");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("half of a surrogate pair is no UTF-8 either")
    void surrogate() {
        assertThatThrownBy(() -> lines((byte) 0xED, (byte) 0xA0, (byte) 0x80))
                .hasMessage("text:1:1: this is not UTF-8");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a replacement character that somebody wrote is a letter like any other")
    void replacementCharacter() throws IOException {
        assertThat(lines("what\uFFFD")).containsExactly("what\uFFFD");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a line without end is refused at its limit, not read for ever")
    void limit() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };

        assertThatThrownBy(() -> lines(endless))
                .isInstanceOf(UserError.class)
                .hasMessage("text:1: a line has at most 8,388,608 bytes");
    }
}
