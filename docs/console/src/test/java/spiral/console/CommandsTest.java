package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@DisplayName("A command")
class CommandsTest {
    private final Terminal terminal = new Terminal();

    @Command(name = "./spiral tea", subcommands = Brew.class, description = "Makes tea.")
    static final class Tea {}

    @Command(
            name = "brew",
            description = "Brews.",
            footer = {"Examples:", "  ./spiral tea brew --cups 2"})
    static final class Brew implements Callable<Integer> {
        @Mixin private final CommonOptions common = new CommonOptions();

        @Option(names = "--cups", description = "how many")
        private int cups = 1;

        @ArgGroup private final Way way = new Way();

        static final class Way {
            @Option(names = "--hot")
            private boolean hot;

            @Option(names = "--iced")
            private boolean iced;
        }

        @Override
        public Integer call() {
            common.screen().out("cups: " + cups + (way.hot ? ", hot" : way.iced ? ", iced" : ""));
            return cups == 0 ? Exit.FAILED : Exit.OK;
        }
    }

    @Command(name = "./spiral burn")
    record Burn(Throwable thrown) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("prints its data on out and gives its exit code")
    void runs() {
        assertThat(tea("brew", "--cups", "3", "--plain")).isEqualTo(Exit.OK);
        assertThat(tea("brew", "--cups", "0")).isEqualTo(Exit.FAILED);
        assertThat(terminal.printed()).isEqualTo("cups: 3\ncups: 0\n");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("shows its help with examples, at every level, on out")
    void helps() {
        assertThat(tea("brew", "-h")).isEqualTo(Exit.OK);
        assertThat(tea("--help")).isEqualTo(Exit.OK);

        assertThat(terminal.printed())
                .contains("./spiral tea brew --cups 2", "--plain", "Makes tea.");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("that only groups others shows its help when none of them is named")
    void helpsWhenNothingIsAsked() {
        assertThat(tea()).isEqualTo(Exit.OK);
        assertThat(terminal.printed()).contains("Usage: ./spiral tea", "brew");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("knows which subcommand was meant")
    void knowsTheSubcommand() {
        assertThat(tea("berw")).isEqualTo(Exit.USAGE);
        assertThat(terminal.said())
                .isEqualTo(
                        "error: unknown command 'berw'; did you mean 'brew'?\ntry: ./spiral tea --help\n");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("knows which option was meant")
    void knowsTheOption() {
        assertThat(tea("brew", "--cusp=2")).isEqualTo(Exit.USAGE);
        assertThat(terminal.said())
                .isEqualTo(
                        "error: unknown option '--cusp=2'; did you mean '--cups'?\ntry: ./spiral tea brew --help\n");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("refuses a value of the wrong kind in a sentence")
    void refusesAWrongValue() {
        assertThat(tea("brew", "--cups", "many")).isEqualTo(Exit.USAGE);
        assertThat(terminal.said())
                .isEqualTo(
                        """
                        error: invalid value for option '--cups': 'many' is not an int
                        try: ./spiral tea brew --help
                        """);
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("refuses options that exclude each other, and says error once")
    void refusesBoth() {
        assertThat(tea("brew", "--hot", "--iced")).isEqualTo(Exit.USAGE);
        assertThat(terminal.said()).startsWith("error: --hot, --iced are mutually exclusive");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("that refuses ends with its sentence and its exit code")
    void refuses() {
        assertThat(burn(new UserError("the kettle is empty"))).isEqualTo(Exit.USAGE);
        assertThat(burn(UserError.environment("no water here"))).isEqualTo(Exit.ENVIRONMENT);
        assertThat(terminal.said()).isEqualTo("error: the kettle is empty\nerror: no water here\n");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("that found a mistake in a file shows it with a caret")
    void pointsIntoAFile() {
        assertThat(burn(new SourceError("tea.txt", 1, 2, "tea", "no a"))).isEqualTo(Exit.USAGE);
        assertThat(terminal.said()).isEqualTo("error: tea.txt:1:2: no a\ntea\n ^\n");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("that met a missing or closed file says which, and blames the environment")
    void namesTheFile() {
        assertThat(burn(new NoSuchFileException("tea.txt"))).isEqualTo(Exit.ENVIRONMENT);
        assertThat(burn(new UncheckedIOException(new AccessDeniedException("/safe"))))
                .isEqualTo(Exit.ENVIRONMENT);
        assertThat(terminal.said())
                .isEqualTo("error: no such file: tea.txt\nerror: not allowed to open /safe\n");
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("that was interrupted ends with 130")
    void isInterrupted() {
        assertThat(burn(new InterruptedException())).isEqualTo(Exit.INTERRUPTED);
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("that fails by our mistake says so in one line, without a stack trace")
    void ownsItsMistakes() {
        assertThat(burn(new IllegalStateException("lid off"))).isEqualTo(Exit.FAILED);
        assertThat(burn(new StackOverflowError())).isEqualTo(Exit.FAILED);
        assertThat(terminal.said().lines())
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("error: this is our mistake, not yours: java.lang."));
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName("whose reader has gone away ends quietly")
    void endsQuietly() {
        assertThat(burn(new OutputClosed())).isEqualTo(Exit.OK);
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("that does not know a name says which was meant, or which there are")
    void namesWhatThereIs() {
        assertThat(UserError.unknown("tea", "gren", List.of("green", "black")))
                .hasMessage("unknown tea 'gren'; did you mean 'green'?");
        assertThat(UserError.unknown("tea", "coffee", List.of("green", "black")))
                .hasMessage("unknown tea 'coffee'; known: green, black");
    }

    @Test
    @Order(15)
    @Tag("step:2")
    @DisplayName("knows that --plain was asked for even when its options are wrong")
    void knowsThatPlainWasAskedFor() {
        assertThat(Commands.wantsPlain("brew", "--plain", "--wrong")).isTrue();
        assertThat(Commands.wantsPlain("exec", "--", "--plain")).isFalse();
    }

    private int tea(String... args) {
        return Commands.run(new Tea(), terminal.out, terminal.err, args);
    }

    private int burn(Throwable thrown) {
        return Commands.run(new Burn(thrown), terminal.out, terminal.err);
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName(
            "shows no control character of what it complains about: it could drive the terminal")
    void calmsWhatItQuotes() {
        UserError quoting = new UserError("no such key: '\u001b]0;mine\u0007'\n  \u001b[2Jlook");

        assertThat(burn(quoting)).isEqualTo(Exit.USAGE);
        assertThat(terminal.said()).isEqualTo("error: no such key: '?]0;mine?'\n  ?[2Jlook\n");
    }
}
