package spiral.learn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The teacher as the compiler sees it.
///
///     cli ──► verify ──► judge ──► course ──► page ──► root
///      │        │          └─────► worker ───────────► root
///      └────────┴──► view ──► root        watch ─────► root
@DisplayName("The teacher: who may know whom")
class ArchitectureTest {
    private static final JavaClasses TEACHER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("spiral.learn");

    /// Each sub-package, and the others that it may know.
    private static final Map<String, List<String>> ARROWS =
            Map.of(
                    "page", List.of(),
                    "worker", List.of(),
                    "watch", List.of(),
                    "view", List.of(),
                    "course", List.of("page"),
                    "judge", List.of("course", "worker"),
                    "verify", List.of("course", "judge", "page", "view", "worker"),
                    "cli", List.of("course", "judge", "page", "verify", "view", "watch", "worker"));

    @Test
    @DisplayName("each package is in the picture")
    void complete() {
        assertThat(TEACHER.getPackage("spiral.learn").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    @Test
    @DisplayName("a package knows those that its arrows lead to, and the root")
    void arrows() {
        ARROWS.forEach((name, known) ->
                noClasses()
                        .that(resideInAPackage(inside(name)))
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("spiral.learn.*..")
                                        .and(
                                                others(
                                                        Stream.concat(
                                                                Stream.of(name), known.stream()))))
                        .because("a reader follows the picture from left to right")
                        .check(TEACHER));
    }

    @Test
    @DisplayName("the root package knows none of the others, nor any library")
    void root() {
        classes()
                .that(resideInAPackage("spiral.learn"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("spiral.learn", "java..", "org.jspecify..")
                .because("a reader meets the idea first")
                .check(TEACHER);
    }

    @Test
    @DisplayName("packages do not go round in circles")
    void cycles() {
        slices().matching("spiral.learn.(*)..").should().beFreeOfCycles().check(TEACHER);
    }

    @Test
    @DisplayName("the worker knows no module: its JVM has none but the learner's own")
    void worker() {
        noClasses()
                .that()
                .resideInAnyPackage("spiral.learn", "spiral.learn.worker")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("spiral..")
                                .and(others(Stream.of("worker"), "spiral.learn")))
                .because("the learner's class would meet another one of the same name")
                .check(TEACHER);
    }

    @Test
    @DisplayName("clocks, sleeps and chance are for commands and for the worker's watchdog")
    void time() {
        noClasses()
                .that()
                .resideOutsideOfPackages("spiral.learn.cli", "spiral.learn.worker")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("everything else gets time by argument")
                .check(TEACHER);
    }

    private static DescribedPredicate<JavaClass> others(Stream<String> known, String... more) {
        String[] packages =
                Stream.concat(known.map(ArchitectureTest::inside), Stream.of(more))
                        .toArray(String[]::new);
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static String inside(String name) {
        return "spiral.learn." + name + "..";
    }
}
