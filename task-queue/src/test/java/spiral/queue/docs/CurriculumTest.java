package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The curriculum's map")
class CurriculumTest {
    private static final String NOT_YET = "*not yet*";

    /// One line of the curriculum and what serves it.
    private record Row(int number, String line, String served) {}

    private static Page page;
    private static List<Row> rows;

    @BeforeAll
    static void readRows() {
        page = Workspace.page("docs/curriculum.md");
        rows =
                page.prose().stream()
                        .filter(line -> line.text().startsWith("| "))
                        .map(line -> row(line.number(), line.text()))
                        .filter(row -> !row.line().equals("Line"))
                        .toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("names for each line a command, a suite or a page, or says: not yet")
    void everyLineIsAnswered() {
        assertThat(rows)
                .hasSizeGreaterThan(50)
                .allSatisfy(row ->
                        assertThat(row.served()).matches(".*(`[^`]+`|\\]\\(|\\*not yet\\*).*"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("does not say of one line both that it is served and that it is not")
    void noLineIsBoth() {
        assertThat(rows)
                .filteredOn(row -> row.served().contains(NOT_YET))
                .allSatisfy(row -> assertThat(row.served()).isEqualTo(NOT_YET));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("names no command that is refused, and no suite or type that is missing")
    void everythingNamedExists() throws IOException {
        Parsers parsers = Parsers.ofAllModules();
        var types = Workspace.types();
        List<String> missing = new ArrayList<>();
        for (Page.Line code : page.code()) {
            boolean there =
                    code.text().startsWith("./spiral ")
                            ? parsers.refuses(code.text()).isEmpty()
                            : code.text().startsWith("mvn ") || types.contains(code.text());
            if (!there) {
                missing.add(page.at(code.number()) + ": " + code.text());
            }
        }

        assertThat(missing).isEmpty();
    }

    private static Row row(int number, String text) {
        String[] cells = text.split("\\|", -1);
        assertThat(cells).as(text).hasSize(4);
        return new Row(number, cells[1].strip(), cells[2].strip());
    }
}
