package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules for readers who need calm pages; from "Making Content Usable for People with Cognitive and
/// Learning Disabilities", W3C 2021: small labelled pieces, short sentences, nothing belittling.
@DisplayName("The pages speak calmly")
class WordsTest {
    private static final int LONGEST_SECTION = 150;
    private static final int USUAL_SENTENCE = 20;
    private static final Pattern BELITTLING =
            Pattern.compile(
                    "(?i)\\b(simply|just|easy|easily|obviously|trivial|trivially|of course|basically)\\b");
    private static final Pattern SHOUTING =
            Pattern.compile(
                    "(?i)\\b(blazing|seamless|seamlessly|effortless|awesome|amazing|revolutionary"
                            + "|state of the art|battle-tested|world-class)\\b|!(?:\\s|$)");

    private static List<Page> pages;

    @BeforeAll
    static void readPages() throws IOException {
        pages = Workspace.pages();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("no word makes a reader feel slow")
    void nothingBelittles() {
        assertThat(linesWith(BELITTLING)).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("no word sells")
    void nothingShouts() {
        assertThat(linesWith(SHOUTING)).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "no section is longer than " + LONGEST_SECTION + " words, tables and pictures aside")
    void sectionsAreShort() {
        List<String> longOnes = new ArrayList<>();
        for (Page page : pages) {
            for (List<Page.Line> section : sections(page)) {
                long words = words(text(section)).count();
                if (words > LONGEST_SECTION) {
                    longOnes.add(page.at(section.getFirst().number()) + ": " + words);
                }
            }
        }

        assertThat(longOnes).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("half of a page's sentences have at most " + USUAL_SENTENCE + " words")
    void sentencesAreShort() {
        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(medianSentence(page))
                                .as(page.at(1))
                                .isLessThanOrEqualTo(USUAL_SENTENCE));
    }

    private static List<String> linesWith(Pattern words) {
        return pages.stream()
                .flatMap(page ->
                        page.prose().stream()
                                .filter(line -> words.matcher(plain(line.text())).find())
                                .map(line -> page.at(line.number()) + ": " + line.text()))
                .toList();
    }

    private static List<List<Page.Line>> sections(Page page) {
        List<List<Page.Line>> sections = new ArrayList<>();
        for (Page.Line line : page.prose()) {
            if (line.text().startsWith("#") || sections.isEmpty()) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        }
        return sections;
    }

    private static long medianSentence(Page page) {
        List<Long> lengths =
                sections(page).stream()
                        .flatMap(section -> Arrays.stream(text(section).split("[.:;?](?:\\s|$)")))
                        .map(sentence -> words(sentence).count())
                        .filter(length -> length > 0)
                        .sorted()
                        .toList();
        return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
    }

    /// The sentences of a section: no heading, no table.
    private static String text(List<Page.Line> section) {
        return section.stream()
                .map(Page.Line::text)
                .filter(line -> !line.startsWith("#") && !line.startsWith("|"))
                .map(WordsTest::plain)
                .collect(Collectors.joining("\n"));
    }

    /// Without the targets of links and without code.
    private static String plain(String line) {
        return line.replaceAll("\\]\\([^)]*\\)", "]").replaceAll("`[^`]*`", "code");
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}'-]+")).filter(word -> !word.isBlank());
    }
}
