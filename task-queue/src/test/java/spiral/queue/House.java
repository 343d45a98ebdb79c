package spiral.queue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// All modules as compiled, and the words in which [ArchitectureTest] speaks about them.
final class House {
    static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("spiral");

    private House() {}

    /// Where the world comes in, and why there. Everything else gets time and chance by constructor
    /// or argument.
    static final Map<String, String> ADAPTERS =
            Map.ofEntries(
                    Map.entry("spiral.async.SystemScheduler", "real time for the patterns"),
                    Map.entry("spiral.eventloop.WallClock", "real time for the loop"),
                    Map.entry("spiral.log.LogMeters", "times one event in 64"),
                    Map.entry("spiral.log.config.AnchoredClock", "the clock of log lines"),
                    Map.entry("spiral.log.config.LevelWatch", "looks at a file each second"),
                    Map.entry("spiral.log.transport.Claim", "its own process may be letting go"),
                    Map.entry("spiral.log.transport.Flusher", "no line waits in a buffer for ever"),
                    Map.entry("spiral.eventloop.js.Watch", "a script that does not end is stopped"),
                    Map.entry(
                            "spiral.log.slf4j.SpiralServiceProvider", "the same, without settings"),
                    Map.entry("spiral.queue.JobQueue", "a store's chance: jitter, trace ids"),
                    Map.entry("spiral.queue.handler.GuardedProcess", "waits for processes to end"),
                    Map.entry(
                            "spiral.queue.process.WorkerProcess",
                            "a JVM that must end waits so long"),
                    Map.entry("spiral.queue.store.Announcing", "rests between announcements"),
                    Map.entry("spiral.queue.store.Doorbell", "rests after each ring"),
                    Map.entry("spiral.queue.store.Listening", "waits for the server's return"),
                    Map.entry("spiral.queue.store.Moment", "waits a moment for more callers"),
                    Map.entry("spiral.queue.store.Gate", "waits for the lock of another process"),
                    Map.entry("spiral.queue.worker.WorkerBuilder", "a worker's chance: jitter"));

    /// What the field calls it, although java.util has the name as well.
    private static final Set<String> WORDS_OF_THE_FIELD = Set.of("spiral.log.metrics.Timer");

    static final SliceAssignment SUB_PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass each) {
                    return inARootPackage().test(each)
                            ? SliceIdentifier.ignore()
                            : SliceIdentifier.of(each.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "sub-packages of the modules";
                }
            };

    static DescribedPredicate<JavaClass> inARootPackage() {
        return describe(
                "in a module's root package",
                each -> each.getPackageName().matches("spiral\\.[a-z]+"));
    }

    static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
        return DescribedPredicate.not(predicate);
    }

    static DescribedPredicate<JavaClass> entry(String name) {
        return describe("the entry class", each -> outermost(each).getName().equals(name));
    }

    static DescribedPredicate<JavaClass> adapter() {
        return describe("a named adapter", each -> ADAPTERS.containsKey(outermost(each).getName()));
    }

    static JavaClass outermost(JavaClass each) {
        return each.getEnclosingClass().map(House::outermost).orElse(each);
    }

    private static final Set<String> CLOCKS_SLEEPS_CHANCE =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.Thread.sleep",
                    "java.lang.Math.random",
                    "java.lang.StrictMath.random",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.InstantSource.system",
                    "java.util.UUID.randomUUID",
                    "java.util.Timer.<init>",
                    "java.util.concurrent.CompletableFuture.completeOnTimeout",
                    "java.util.concurrent.CompletableFuture.delayedExecutor",
                    "java.util.concurrent.CompletableFuture.orTimeout",
                    "java.util.concurrent.Executors.newScheduledThreadPool",
                    "java.util.concurrent.Executors.newSingleThreadScheduledExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
                    "java.util.concurrent.ThreadLocalRandom.current",
                    "java.util.concurrent.locks.LockSupport.parkNanos",
                    "java.util.concurrent.locks.LockSupport.parkUntil",
                    "java.util.random.RandomGenerator.getDefault",
                    "java.util.random.RandomGenerator.of");

    private static final Set<String> UNLESS_TOLD =
            Set.of(
                    "java.util.Date.<init>",
                    "java.util.Random.<init>",
                    "java.util.SplittableRandom.<init>");

    /// An access to a clock, a sleep or chance that is not given.
    static boolean ambient(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String target = owner + "." + access.getTarget().getName();
        boolean now = owner.startsWith("java.time.") && target.endsWith(".now");
        return CLOCKS_SLEEPS_CHANCE.contains(target)
                || target.startsWith("java.security.SecureRandom.")
                || ((now || UNLESS_TOLD.contains(target)) && !told(access));
    }

    /// Whether the call has an argument: a clock, a seed, an instant.
    private static boolean told(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget call
                && !call.getRawParameterTypes().isEmpty();
    }

    static boolean synthetic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static final List<Class<?>> ATOMS =
            List.of(
                    AtomicBoolean.class,
                    AtomicInteger.class,
                    AtomicLong.class,
                    AtomicReference.class);

    /// A private array is a table: nobody outside can write to it.
    static ArchCondition<JavaField> notHoldSomethingMutable() {
        return new ArchCondition<>("hold nothing that can change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean exposedArray =
                        type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
                boolean mutable =
                        (type.isAssignableTo(Collection.class) && !type.isInterface())
                                || (type.isAssignableTo(Map.class) && !type.isInterface())
                                || type.isAssignableTo(StringBuilder.class)
                                || ATOMS.stream().anyMatch(type::isAssignableTo);
                if (exposedArray || mutable) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    field, field.getFullName() + " holds a " + type.getName()));
                }
            }
        };
    }

    static ArchCondition<JavaClass> beNamedLikeATypeOfJavaUtil() {
        return new ArchCondition<>("be named like a type of java.util") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                if (exists("java.util." + each.getSimpleName())
                        && !WORDS_OF_THE_FIELD.contains(each.getName())) {
                    events.add(
                            SimpleConditionEvent.satisfied(
                                    each, each.getName() + " is named like a type of java.util"));
                }
            }
        };
    }

    private static boolean exists(String name) {
        try {
            Class<?> there = Class.forName(name, false, House.class.getClassLoader());
            return Modifier.isPublic(there.getModifiers());
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    static ArchCondition<JavaClass> beClosedOrMeantForExtension() {
        return new ArchCondition<>("be final, sealed or abstract") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                boolean closed =
                        each.getModifiers().contains(JavaModifier.FINAL)
                                || each.getModifiers().contains(JavaModifier.ABSTRACT)
                                || each.isEnum()
                                || each.reflect().isSealed();
                if (!closed) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    each, each.getName() + " can be extended by accident"));
                }
            }
        };
    }
}
