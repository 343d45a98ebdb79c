package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The launcher")
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir Path base;

    @Test
    @Order(1)
    @DisplayName("without arguments says what there is, and one next step")
    void saysWhatThereIs() throws Exception {
        var run = new Checkout(base).spiral();

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains("./spiral loop", "./spiral queue")
                .doesNotContain("system-sim", "docs/learn");
        assertThat(run.out().strip()).endsWith("Next: ./spiral queue demo");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @Order(2)
    @DisplayName("knows which module was meant")
    @CsvSource({"lop,loop", "qeue,queue", "event-lop-lab,event-loop-lab"})
    void knowsWhichWasMeant(String typed, String meant) throws Exception {
        var run = new Checkout(base).spiral(typed, "demo");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err())
                .startsWith("error: unknown module '" + typed + "'; did you mean '" + meant + "'?");
    }

    @Test
    @Order(3)
    @DisplayName("takes a module that is not there, or is unlike any, for unknown")
    void refusesUnknownModules() throws Exception {
        assertThat(new Checkout(base).spiral("banana").err())
                .startsWith("error: unknown module 'banana'\n");
    }

    @ParameterizedTest
    @Order(4)
    @DisplayName("starts a module by its word and by its folder's name")
    @ValueSource(strings = {"loop", "event-loop-lab"})
    void startsAModule(String word) throws Exception {
        var run = Checkout.complete(base).built().spiral(word, "demo");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains(
                        "<-jar><"
                                + base
                                + "/a place with spaces/event-loop-lab/target/event-loop-lab.jar><demo>");
        assertThat(run.err()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("hands every argument on as it is")
    void handsArgumentsOn() throws Exception {
        var run =
                Checkout.complete(base).built().spiral("loop", "two words", "", "*", "--", "$HOME");

        assertThat(run.out().strip()).endsWith("<two words><><*><--><$HOME>");
    }

    @Test
    @Order(6)
    @DisplayName("lets short commands start fast and long ones run fast")
    void choosesTheCompiler() throws Exception {
        var checkout = Checkout.complete(base).built();

        assertThat(checkout.spiral("queue", "ls").out()).contains("<-XX:TieredStopAtLevel=1>");
        assertThat(checkout.spiral("queue", "work").out())
                .doesNotContain("<-XX:TieredStopAtLevel=1>");
    }

    @Test
    @Order(7)
    @DisplayName("finds a JDK that is new enough by its release file, and passes over older ones")
    void findsAJdk() throws Exception {
        var run =
                new Checkout(base)
                        .jdk("a", "1.8.0_402")
                        .jdk("b", "21.0.9")
                        .jdk("c", "26-ea")
                        .spiral("--jdk");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).isEqualTo(base + "/jdks/c\n");
    }

    @Test
    @Order(8)
    @DisplayName("prefers JAVA_HOME when that is new enough")
    void prefersJavaHome() throws Exception {
        var checkout = new Checkout(base).jdk("a", "25").jdk("b", "25").jdk("old", "17.0.15");

        assertThat(checkout.with("JAVA_HOME", base + "/jdks/b").spiral("--jdk").out())
                .endsWith("/jdks/b\n");
        assertThat(checkout.with("JAVA_HOME", base + "/jdks/old").spiral("--jdk").out())
                .endsWith("/jdks/a\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @Order(9)
    @DisplayName("without a JDK gives the command for this system")
    @CsvSource({
        "apt-get, sudo apt-get install openjdk-25-jdk",
        "dnf, sudo dnf install java-25-openjdk-devel",
        "brew, brew install openjdk@25",
        "nothing, sdk install java"
    })
    void saysHowToGetAJdk(String installer, String command) throws Exception {
        var run =
                new Checkout(base).tool(installer, "").tool("apt-cache", "").spiral("loop", "demo");

        assertThat(run.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(run.err())
                .startsWith("error: no JDK 25 or later was found.")
                .contains("  " + command);
    }

    @Test
    @Order(10)
    @DisplayName("without Maven gives the command for this system")
    void saysHowToGetMaven() throws Exception {
        var run = new Checkout(base).jdk("a", "25").tool("apt-get", "").spiral("loop", "demo");

        assertThat(run.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(run.err())
                .isEqualTo(
                        "error: Maven was not found. To install it:\n  sudo apt-get install maven\n");
    }

    @Test
    @Order(11)
    @DisplayName("does not build when told never to")
    void doesNotBuild() throws Exception {
        var run = Checkout.complete(base).with("SPIRAL_BUILD", "never").spiral("loop", "demo");

        assertThat(run.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(run.err())
                .isEqualTo("error: event-loop-lab is not built, and SPIRAL_BUILD=never\n");
    }

    @Test
    @Order(12)
    @DisplayName(
            "builds at the first start and says so; at the second it is quick and quiet and has a start-up cache")
    void buildsOnce() throws Exception {
        var checkout = Checkout.complete(base);

        var first = checkout.spiral("loop", "demo");
        assertThat(first.exit()).isEqualTo(Exit.OK);
        assertThat(first.err())
                .startsWith(
                        "Building event-loop-lab and what it needs (the first time takes minutes");
        assertThat(first.out()).contains("<demo>");
        awaitCache(checkout);

        var second = checkout.spiral("loop", "demo");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains("<-XX:AOTCache=" + cache(checkout) + ">");
    }

    @Test
    @Order(13)
    @DisplayName("shows a line at least every two seconds while it builds")
    void isNeverSilentForLong() throws Exception {
        var checkout = Checkout.complete(base).with("FAKE_MAVEN", "slow");

        var run = checkout.spiral("loop");
        awaitCache(checkout);

        assertThat(run.err()).contains("  compiling event-loop-lab ... ");
    }

    @ParameterizedTest
    @Order(14)
    @DisplayName("builds again when a source of the module or of what it needs has changed")
    @ValueSource(strings = {"docs/console/src/main/java/New.java", "pom.xml"})
    void buildsAgain(String changed) throws Exception {
        var checkout = Checkout.complete(base);
        checkout.spiral("loop");
        awaitCache(checkout);

        checkout.write(changed, "changed");
        var again = checkout.with("FAKE_MAVEN", "broken").spiral("loop");

        assertThat(again.err())
                .startsWith("Building event-loop-lab again, because its sources have changed");
    }

    @Test
    @Order(15)
    @DisplayName("does not build again for another module's source")
    void leavesOtherModulesAlone() throws Exception {
        var checkout = Checkout.complete(base);
        checkout.spiral("loop");
        awaitCache(checkout);

        checkout.write("task-queue/src/main/java/Some.java", "changed");

        assertThat(checkout.spiral("loop").err()).isEmpty();
    }

    @Test
    @Order(16)
    @DisplayName("shows what the compiler said when the build fails")
    void showsTheError() throws Exception {
        var run = Checkout.complete(base).with("FAKE_MAVEN", "broken").spiral("loop");

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err())
                .contains(
                        "error: event-loop-lab did not build.\n  Loop.java:[1,19] incompatible types\n",
                        "The whole log: ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    @Order(17)
    @DisplayName("blames the network when a library could not be fetched")
    void blamesTheNetwork() throws Exception {
        var run = Checkout.complete(base).with("FAKE_MAVEN", "offline").spiral("loop");

        assertThat(run.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(run.err()).contains("error: Maven could not fetch a library. Check the network");
    }

    @Test
    @Order(18)
    @DisplayName("takes over the lock of a builder that died")
    void takesOverALock() throws Exception {
        var checkout = Checkout.complete(base);
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        checkout.write("target/spiral.lock/pid", dead.pid() + "\n");

        var run = checkout.spiral("loop");
        awaitCache(checkout);

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).doesNotContain("waiting");
        assertThat(checkout.root.resolve("target/spiral.lock")).doesNotExist();
    }

    @Test
    @Order(19)
    @DisplayName("stopped while it builds, leaves no process and no lock behind")
    void leavesNothingBehind() throws Exception {
        var checkout = Checkout.complete(base).with("FAKE_MAVEN", "hang");
        var launcher = checkout.start("loop");
        var childFile = checkout.root.resolve("child.pid");
        await(() -> Files.exists(childFile) && !Files.readString(childFile).isBlank());
        var child = Long.parseLong(Files.readString(childFile).strip());

        launcher.destroy();

        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(Exit.INTERRUPTED);
        await(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(checkout.root.resolve("target/spiral.lock")).doesNotExist();
    }

    @Test
    @Order(20)
    @DisplayName("works through a link")
    void worksThroughALink() throws Exception {
        var checkout = Checkout.complete(base).built();
        Files.createSymbolicLink(base.resolve("bin/sp"), checkout.root.resolve("spiral"));

        var process = new ProcessBuilder("bash", base + "/bin/sp", "--help").start();

        assertThat(process.inputReader().lines()).anyMatch(line -> line.contains("event-loop-lab"));
    }

    @Test
    @Order(21)
    @DisplayName("tells the program how large the terminal is")
    void tellsTheSize() throws Exception {
        if (!Checkout.canMakeTerminals()) {
            System.out.println("Skipped the terminal's size: it needs script, of util-linux");
            return;
        }
        var run = Checkout.complete(base).built().spiralOnTerminal(132, 43, "loop");

        assertThat(run.out()).contains("screen: 132 x 43");
    }

    private static Path cache(Checkout checkout) {
        return checkout.root.resolve("event-loop-lab/target/spiral-25.0.3.aot");
    }

    /// Waits for the process in the background, which would otherwise write into a folder that is
    /// being removed.
    private static void awaitCache(Checkout checkout) throws Exception {
        await(() ->
                Files.exists(cache(checkout)) && !Files.exists(Path.of(cache(checkout) + ".lock")));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        for (var waited = Duration.ZERO; !condition.holds(); waited = waited.plusMillis(20)) {
            assertThat(waited).isLessThan(PATIENCE);
            Thread.sleep(20);
        }
    }
}
