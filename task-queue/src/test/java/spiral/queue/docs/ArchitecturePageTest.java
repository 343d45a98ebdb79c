package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Reads the table of `docs/ARCHITECTURE.md` whose rows are: sibling, class in task-queue, what of
/// the sibling it uses.
@DisplayName("The architecture page names who uses each sibling")
class ArchitecturePageTest {
    private static final Map<String, String> SIBLINGS =
            Map.of(
                    "event-loop-lab", "spiral.eventloop",
                    "async-patterns", "spiral.async",
                    "structured-logger", "spiral.log",
                    "system-sim", "spiral.sim");
    private static final Pattern ROW =
            Pattern.compile("\\| ([a-z-]+) \\| `(\\w+)` \\| `(\\w+)` \\|.*");

    private static final JavaClasses QUEUE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("spiral.queue");

    /// One row of the table.
    private record Use(String sibling, String user, String used) {
        boolean isReal() {
            return QUEUE.stream()
                    .filter(type -> type.getSimpleName().equals(user))
                    .anyMatch(this::uses);
        }

        private boolean uses(JavaClass type) {
            String home = SIBLINGS.getOrDefault(sibling, "no sibling") + ".";
            return type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .anyMatch(target ->
                            target.getFullName().startsWith(home)
                                    && target.getSimpleName().equals(used));
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("all four of them")
    void allSiblingsAreNamed() {
        assertThat(uses()).extracting(Use::sibling).containsAll(SIBLINGS.keySet());
    }

    @TestFactory
    @Order(2)
    @Tag("step:1")
    @DisplayName("and each named class depends on what the page says")
    Stream<DynamicTest> everyUseIsReal() {
        return uses().stream()
                .map(use ->
                        DynamicTest.dynamicTest(
                                use.user() + " uses " + use.used(),
                                () -> assertThat(use.isReal()).isTrue()));
    }

    private static List<Use> uses() {
        return Workspace.page("docs/ARCHITECTURE.md").prose().stream()
                .map(line -> ROW.matcher(line.text()))
                .filter(Matcher::matches)
                .map(row -> new Use(row.group(1), row.group(2), row.group(3)))
                .toList();
    }
}
