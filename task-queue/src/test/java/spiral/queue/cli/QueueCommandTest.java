package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import spiral.console.Exit;
import spiral.queue.cli.Prompt.Result;

@DisplayName("Queue commands and their store")
class QueueCommandTest {
    @TempDir Path folder;
    @AutoClose private Prompt prompt;

    @BeforeEach
    void open() {
        prompt = new Prompt(folder);
    }

    private void refused(int code, String sentence, String... arguments) {
        Result result = prompt.run(arguments);

        assertThat(result.err()).contains("error: ").contains(sentence).doesNotContain("\tat ");
        assertThat(result.exit()).isEqualTo(code);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a command that puts something in makes a missing store")
    void makes() {
        assertThat(prompt.run("submit", "exec", "--", "date").exit()).isEqualTo(Exit.OK);

        assertThat(Path.of(prompt.store())).exists();
    }

    @ParameterizedTest
    @Order(2)
    @Tag("step:1")
    @DisplayName("a command that looks or steps in makes none")
    @ValueSource(strings = {"ls", "stats", "monitor", "inspect 1", "retry 1", "cancel 1"})
    void makesNone(String command) {
        refused(Exit.ENVIRONMENT, "there is no store ", command.split(" ", -1));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an empty file is not yet a store")
    void emptyFile() throws IOException {
        Files.createFile(Path.of(prompt.store()));

        refused(Exit.ENVIRONMENT, "there is no store ", "ls");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a folder, a missing folder and a text are no stores, and stay as they are")
    void noStore() throws IOException {
        String text =
                prompt.file(
                        "notes.txt", "These are notes, not a database, and longer than a header.");

        refused(Exit.ENVIRONMENT, "is a folder", "ls", "--db", folder.toString());
        refused(
                Exit.ENVIRONMENT,
                "there is no folder",
                "submit",
                "--db",
                folder + "/no/q.db",
                "exec",
                "--",
                "date");
        refused(Exit.ENVIRONMENT, "this file is not a queue's store", "ls", "--db", text);
        refused(
                Exit.ENVIRONMENT,
                "this file is not a queue's store",
                "submit",
                "--db",
                text,
                "exec",
                "--",
                "date");
        assertThat(folder.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a database of somebody else is refused, and its journal mode stays")
    void otherDatabase() throws SQLException, IOException {
        String other = folder.resolve("other.db").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            connection.createStatement().execute("CREATE TABLE bookmark (url TEXT)");
        }
        byte[] before = Files.readAllBytes(Path.of(other));

        refused(Exit.ENVIRONMENT, "is a database, but not a queue's store", "stats", "--db", other);
        refused(
                Exit.ENVIRONMENT,
                "is a database, but not a queue's store",
                "submit",
                "--db",
                other,
                "exec",
                "--",
                "date");
        assertThat(Path.of(other)).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactly("other.db");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a damaged store is told in a sentence")
    void damaged() throws IOException {
        prompt.run("submit", "exec", "--", "date");
        byte[] bytes = Files.readAllBytes(Path.of(prompt.store()));
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = 'x';
        }
        Files.write(Path.of(prompt.store()), bytes);

        refused(Exit.ENVIRONMENT, "the file is damaged", "ls");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a folder that cannot be written is told in a sentence")
    void readOnlyFolder() {
        prompt.run("submit", "exec", "--", "date");
        try {
            if (!folder.toFile().setWritable(false) || Files.isWritable(folder)) {
                System.out.println("Skipped: permissions do not bind this user (root)");
                return;
            }
            refused(Exit.ENVIRONMENT, "cannot be written", "submit", "exec", "--", "date");
            refused(Exit.ENVIRONMENT, "cannot be written", "ls");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
        assertThat(prompt.run("ls").lines()).hasSize(2);
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("every command has help with examples, and a typing error finds the right one")
    void help() {
        for (String command :
                new String[] {
                    "init", "submit", "work", "ls", "inspect", "retry", "cancel", "stats", "monitor"
                }) {
            Result help = prompt.run(command, "--help");
            assertThat(help.exit()).isEqualTo(Exit.OK);
            assertThat(help.out())
                    .contains("Examples:")
                    .contains("  ./spiral queue " + command)
                    .contains("--db");
        }
        Result mistyped = prompt.run("sumbit");
        assertThat(mistyped.exit()).isEqualTo(Exit.USAGE);
        assertThat(mistyped.err()).contains("did you mean 'submit'?");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("no line of a help text is broken on a terminal of 80 columns")
    void helpFits() {
        List<String> tooLong = new ArrayList<>();
        for (CommandLine command : new CommandLine(new QueueCommand()).getSubcommands().values()) {
            UsageMessageSpec help = command.getCommandSpec().usageMessage();
            boolean oneParagraph = help.description().length == 1;
            Stream.of(oneParagraph ? new String[0] : help.description(), help.footer())
                    .flatMap(Stream::of)
                    .filter(line -> line.length() > 80)
                    .forEach(tooLong::add);
        }

        assertThat(tooLong).isEmpty();
    }
}
