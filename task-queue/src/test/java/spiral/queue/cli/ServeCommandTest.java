package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("queue serve refuses what would be a mistake")
class ServeCommandTest {
    private static final String GOOD = "web 01234567890123456789 mail,report  # the web shop";

    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
    }

    private String tokens(String mode, String... lines) throws IOException {
        String file = prompt.file("tokens", lines);
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString(mode));
        return file;
    }

    private Prompt.Result serve(String tokens, String... more) {
        List<String> all = new ArrayList<>(List.of("serve", "--tokens", tokens));
        all.addAll(List.of(more));
        return prompt.run(all.toArray(String[]::new));
    }

    @Test
    @Order(1)
    @DisplayName("a file of tokens that others can read")
    void mode() throws IOException {
        for (String mode : List.of("rw-r-----", "rw----r--", "rw-rw-rw-", "rw----r--")) {
            Prompt.Result result = serve(tokens(mode, GOOD));

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("others can read", "(" + mode + ")", "chmod 600");
        }
    }

    @ParameterizedTest(name = "{0}")
    @Order(2)
    @DisplayName("tokens that are none")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "# nothing                         | holds no token",
                "web 01234567890123456789          | tokens:1: a token is written: name secret queue,queue",
                "web short mail                    | tokens:1: the secret of token 'web' must be 20 to 200",
                "Web! 01234567890123456789 mail    | tokens:1: a token's name must be 1 to 64",
                "web 01234567890123456789 mail,,x  | tokens:1: type must be 1 to 64",
                "web 0123456789012345678ä mail     | tokens:1: the secret of token 'web' must be",
            })
    void noTokens(String line, String sentence) throws IOException {
        Prompt.Result result = serve(tokens("rw-------", line));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(sentence).doesNotContain("01234567890123456789");
    }

    @Test
    @Order(3)
    @DisplayName("two tokens of one name, or one secret; a file that is not there")
    void files() throws IOException {
        assertThat(serve(tokens("rw-------", GOOD, GOOD)).err())
                .contains("two tokens are called 'web'");
        assertThat(serve(tokens("rw-------", GOOD, GOOD.replace("web", "shop"))).err())
                .contains("the secret of token 'web' is another's, too");
        assertThat(serve(folder.resolve("none").toString()).err())
                .contains("there is no file", "one line: name secret queue");
        assertThat(prompt.run("serve").err()).contains("--tokens");
    }

    @Test
    @Order(4)
    @DisplayName(
            "a port that is none or taken, an address that is none, a type that is not built in")
    void addresses() throws IOException {
        String good = tokens("rw-------", GOOD);

        assertThat(serve(good, "--port", "70000").err()).contains("--port must be 0 to 65535");
        assertThat(serve(good, "--allow", "mail").err()).contains("unknown built-in type 'mail'");
        assertThat(serve(good, "--host", "no such host").err()).contains("there is no address");
        assertThat(serve(good, "--most-jobs", "0").err()).contains("at least 1 but was 0");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Prompt.Result result = serve(good, "--port", "" + taken.getLocalPort());
            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains("cannot listen at 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
