package spiral.queue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static spiral.queue.House.ADAPTERS;
import static spiral.queue.House.HOUSE;
import static spiral.queue.House.adapter;
import static spiral.queue.House.beClosedOrMeantForExtension;
import static spiral.queue.House.beNamedLikeATypeOfJavaUtil;
import static spiral.queue.House.entry;
import static spiral.queue.House.inARootPackage;
import static spiral.queue.House.not;
import static spiral.queue.House.notHoldSomethingMutable;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The house as the compiler sees it. Every rule says why it is there; where one is broken, the
/// message names the line.
///
///     spiral.queue ──► eventloop, async, log, sim        (none of which knows another)
///     cli, view ─────► console, picocli                  (nothing else talks to people)
///     root package ──► no cli, view, format, js          (the idea stands alone)
@DisplayName("The house: who may know whom")
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of("eventloop", "async", "log", "sim", "queue", "console");

    @Test
    @Order(1)
    @DisplayName("the four lower modules do not know each other, nor the queue")
    void modules() {
        for (String module : List.of("eventloop", "async", "log", "sim")) {
            noClasses()
                    .that()
                    .resideInAPackage("spiral." + module + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("spiral..")
                                    .and(not(resideInAPackage("spiral." + module + "..")))
                                    .and(not(resideInAPackage("spiral.console.."))))
                    .because(
                            "each module can be lifted out and used alone; only task-queue looks"
                                    + " sideways, and nobody looks up")
                    .check(HOUSE);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage("spiral.learn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("spiral.learn..")
                .because("the teacher knows every module and is known by none")
                .check(HOUSE);
    }

    @Test
    @Order(2)
    @DisplayName("the console is known to cli and view packages only, and knows nobody")
    void console() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..cli..", "..view..", "spiral.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("spiral.console..")
                .because("a library does not talk to people: whoever embeds it has no terminal")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("spiral.console..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("spiral..").and(not(resideInAPackage("spiral.console.."))))
                .because("manners are the same for all commands, so they know none of them")
                .check(HOUSE);
    }

    @Test
    @Order(3)
    @DisplayName("a root package holds the idea: no command, no screen, no format in it")
    void rootPackages() {
        noClasses()
                .that(are(inARootPackage()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..cli..", "..view..", "..format..", "..js..", "..demo..")
                .because("a reader meets the idea first, and may take it without the rest")
                .check(HOUSE);
        noClasses()
                .that(are(inARootPackage()))
                .and()
                .resideInAPackage("spiral.queue")
                .and(are(not(entry("spiral.queue.JobQueue"))))
                .should()
                .dependOnClassesThat(resideInAPackage("spiral.queue..").and(not(inARootPackage())))
                .because("only the entry class names the implementations that it opens")
                .check(HOUSE);
    }

    @Test
    @Order(4)
    @DisplayName("no two sub-packages need each other")
    void cycles() {
        slices().assignedFrom(House.SUB_PACKAGES)
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood, tested and moved together")
                .check(HOUSE);
    }

    @Test
    @Order(5)
    @DisplayName(
            "nothing reads a clock, sleeps or draws a number by itself, but the named adapters")
    void timeAndChance() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..cli..")
                .and(are(not(adapter())))
                .should()
                .accessTargetWhere(describe("a clock, a sleep or chance", House::ambient))
                .because(
                        "time and chance are arguments: a test is then a table of instants, nothing"
                                + " sleeps, and a seed brings every run back")
                .check(HOUSE);
        assertThat(ADAPTERS.keySet())
                .as(
                        "named adapters; one that needs neither clock nor chance any more leaves the list")
                .isSubsetOf(
                        HOUSE.stream()
                                .filter(each ->
                                        each.getAccessesFromSelf().stream()
                                                .anyMatch(House::ambient))
                                .map(each -> House.outermost(each).getName())
                                .collect(Collectors.toSet()));
    }

    @Test
    @Order(6)
    @DisplayName("no static field can change")
    void staticState() {
        fields().that()
                .areStatic()
                .and(are(describe("written by us", field -> !House.synthetic(field))))
                .should()
                .beFinal()
                .andShould(notHoldSomethingMutable())
                .because("static state is shared by all tests and all users in a process")
                .check(HOUSE);
    }

    @Test
    @Order(7)
    @DisplayName("every package says that nothing in it is null unless it says so")
    void nullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaPackage each : HOUSE.getPackage("spiral").getSubpackagesInTree()) {
            if (!each.getClasses().isEmpty() && !each.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(each.getName());
            }
        }
        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java, so that null is unchecked")
                .isEmpty();
    }

    @Test
    @Order(8)
    @DisplayName(
            "names come from the field: no Manager, Helper, Util, Impl, and none of java.util's")
    void names() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name says that the thought is not finished")
                .check(HOUSE);
        noClasses()
                .that()
                .areTopLevelClasses()
                .should(beNamedLikeATypeOfJavaUtil())
                .because("a reader who knows Java already knows another thing by that name")
                .check(HOUSE);
    }

    @Test
    @Order(9)
    @DisplayName("a public class is final, sealed or abstract")
    void extensible() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should(beClosedOrMeantForExtension())
                .because("what can be extended by accident cannot be changed any more")
                .check(HOUSE);
    }

    /// Each library beside the JDK, and where it may be named.
    private static final Map<String, List<String>> LIBRARIES =
            Map.of(
                    "picocli..", List.of("..cli..", "spiral.console.."),
                    "tools.jackson..",
                            List.of(
                                    "spiral.eventloop.trace..",
                                    "spiral.log.config..",
                                    "spiral.log.cli..",
                                    "spiral.sim.cli..",
                                    "spiral.sim.format..",
                                    "spiral.queue..",
                                    "spiral.console.."),
                    "org.slf4j..", List.of("spiral.log..", "spiral.queue.."),
                    "org.sqlite..", List.of("spiral.queue.store.."),
                    "org.junit..", List.of("spiral.queue.testing..", "spiral.learn.."),
                    "java.sql..",
                            List.of("spiral.queue.store..", "spiral.queue", "spiral.queue.demo.."));

    @Test
    @Order(10)
    @DisplayName("each library is named in one place only")
    void libraries() {
        LIBRARIES.forEach((library, allowed) ->
                noClasses()
                        .that()
                        .resideOutsideOfPackages(allowed.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                        .because(
                                "whoever takes a module alone must not inherit a library"
                                        + " that it does not need")
                        .check(HOUSE));
    }

    @Test
    @Order(11)
    @DisplayName("the rules look at every module")
    void nothingOverlooked() {
        assertThat(MODULES).allMatch(module -> HOUSE.containPackage("spiral." + module));
    }
}
