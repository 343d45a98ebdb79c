package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What the pages name is there")
class DocsTest {
    private static final Set<String> LANGUAGES = Set.of("console", "java", "text");
    private static final List<String> MODULES =
            List.of(
                    "event-loop-lab",
                    "async-patterns",
                    "structured-logger",
                    "system-sim",
                    "task-queue");
    private static final List<String> ROOMS =
            List.of(
                    "see-it",
                    "use-it",
                    "the-suites-in-reading-order",
                    "extend-it",
                    "read-or-watch");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./spiral|mvn)(?: .*)?");
    private static final Pattern MODULE = Pattern.compile("-pl (\\S+?)(?:/workbench)?(?= |$)");
    private static final String ANY_MODULE = "MODULE";
    private static final Pattern SUITE = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:md|java|xml|yml)");
    private static final Set<String> JDK_TYPES =
            Set.of("CompletableFuture", "InstantSource", "RandomGenerator", "StrictMath");

    private static List<Page> pages;

    @BeforeAll
    static void readPages() throws IOException {
        pages = Workspace.pages();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("each module has a page of its own")
    void everyModuleHasAPage() throws IOException {
        assertThat(Workspace.modules().map(module -> module.resolve("README.md")))
                .allSatisfy(page -> assertThat(page).exists());
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName(
            "a fenced block says what it is: console (run), java (compiled) or text (a picture)")
    void blocksHaveALanguage() {
        List<String> others = new ArrayList<>();
        for (Page page : pages) {
            page.blocks().stream()
                    .filter(block -> !LANGUAGES.contains(block.language()))
                    .forEach(block -> others.add(page.at(block.first()) + ": " + block.info()));
        }

        assertThat(others).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("no command hides from the tests in an indented or a text block")
    void noCommandHides() {
        List<String> hidden = new ArrayList<>();
        for (Page page : pages) {
            page.prose().stream()
                    .filter(line -> line.text().startsWith("    "))
                    .filter(line -> COMMAND.matcher(line.text().strip()).matches())
                    .forEach(line -> hidden.add(page.at(line.number()) + ":" + line.text()));
            for (Page.Block block : page.blocks("text")) {
                block.lines().stream()
                        .filter(line -> COMMAND.matcher(line.strip()).matches())
                        .forEach(line -> hidden.add(page.at(block.first()) + ": " + line));
            }
        }

        assertThat(hidden).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("each ./spiral command is one that its parser takes")
    void commandsAreTaken() {
        Parsers parsers = Parsers.ofAllModules();
        List<String> refused = new ArrayList<>();
        for (Page page : pages) {
            for (Page.Line command : commands(page, "./spiral")) {
                parsers.refuses(command.text())
                        .ifPresent(why ->
                                refused.add(
                                        page.at(command.number())
                                                + ": "
                                                + command.text()
                                                + ": "
                                                + why));
            }
        }

        assertThat(refused).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("each mvn command names modules and suites that exist")
    void suitesExist() {
        List<String> missing = new ArrayList<>();
        for (Page page : pages) {
            commands(page, "mvn").stream()
                    .filter(command -> !suiteExists(command.text()))
                    .forEach(line -> missing.add(page.at(line.number()) + ": " + line.text()));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("each link leads to a file, and to a heading where it names one")
    void linksLead() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            page.links().stream()
                    .filter(link -> !link.text().startsWith("https://"))
                    .filter(link -> !leads(page, link.text()))
                    .forEach(link -> broken.add(page.at(link.number()) + ": " + link.text()));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("each type and each file named in code style exists")
    void namesExist() throws IOException {
        Set<String> types = Workspace.types();
        List<String> unknown = new ArrayList<>();
        for (Page page : pages) {
            for (Page.Line code : page.code()) {
                String name = code.text().replaceAll("[.(<].*", "");
                boolean type = TYPE.matcher(name).matches() && !JDK_TYPES.contains(name);
                boolean file = code.text().contains("/") && FILE.matcher(code.text()).matches();
                if (type ? !types.contains(name) : file && !near(page, code.text())) {
                    unknown.add(page.at(code.number()) + ": " + code.text());
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("each java block compiles")
    void snippetsCompile() throws IOException {
        assertThat(Snippets.errors(pages)).isEmpty();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the pages of the five modules have the same rooms in the same order")
    void modulePagesHaveTheSameRooms() {
        assertThat(MODULES)
                .allSatisfy(module ->
                        assertThat(Workspace.page(module + "/README.md").anchors())
                                .as(module)
                                .containsSubsequence(ROOMS));
    }

    /// The commands with this first word: those in the prose and those of console blocks.
    private static List<Page.Line> commands(Page page, String program) {
        List<Page.Line> found = new ArrayList<>(page.code());
        for (Page.Block block : page.blocks("console")) {
            Transcript.of(block).stream()
                    .filter(said -> !said.fails())
                    .forEach(said -> found.add(new Page.Line(said.first(), said.command())));
        }
        return found.stream()
                .map(line ->
                        new Page.Line(
                                line.number(), line.text().replaceAll(" [|>&#](?: .*|$)", "")))
                .filter(line -> line.text().matches(Pattern.quote(program) + "(?: .*)?"))
                .toList();
    }

    private static boolean suiteExists(String command) {
        Matcher module = MODULE.matcher(command);
        if (!module.find() || module.group(1).equals(ANY_MODULE)) {
            return true;
        }
        Matcher suite = SUITE.matcher(command);
        return suite.find()
                ? Workspace.hasSuite(module.group(1), suite.group(1))
                : Files.exists(Workspace.ROOT.resolve(module.group(1)));
    }

    private static boolean leads(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1
                        || Workspace.page(target.toString()).anchors().contains(parts[1]));
    }

    private static boolean near(Page page, String file) {
        return Files.exists(Workspace.ROOT.resolve(file))
                || Files.exists(page.file().resolveSibling(file));
    }
}
