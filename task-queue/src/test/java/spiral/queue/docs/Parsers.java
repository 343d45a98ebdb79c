package spiral.queue.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The parsers of all `./spiral` commands: they say whether a command that a page names is one.
final class Parsers {
    private static final String LAUNCHER = "./spiral ";

    private final Map<String, Class<?>> commands;

    private Parsers(Map<String, Class<?>> commands) {
        this.commands = commands;
    }

    /// Any module; and the teacher, which stands above this module: its own suites type its commands.
    private static final Set<String> NOT_PARSED = Set.of("MODULE", "learn");

    /// Found in the modules' `cli` packages: each class whose command is called `./spiral …`.
    static Parsers ofAllModules() {
        return new Parsers(
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .withImportOption(location -> location.contains("/cli/"))
                                .importPackages("spiral")
                                .stream()
                                .filter(type -> type.isAnnotatedWith(Command.class))
                                .filter(type -> name(type).startsWith(LAUNCHER))
                                .collect(Collectors.toMap(Parsers::name, JavaClass::reflect)));
    }

    /// Why this command line would be refused; nothing when it would be taken.
    Optional<String> refuses(String line) {
        List<String> words =
                Arrays.stream(line.split(" +", -1))
                        .map(word -> word.matches("ID|N") ? "1" : word)
                        .filter(word -> !word.matches("-h|--help|…"))
                        .toList();
        if (words.size() < 2 || NOT_PARSED.contains(words.get(1))) {
            return Optional.empty();
        }
        Class<?> command = commands.get(words.get(0) + " " + words.get(1));
        if (command == null) {
            return Optional.of("there is no such module among " + commands.keySet());
        }
        try {
            new CommandLine(made(command))
                    .parseArgs(words.subList(2, words.size()).toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Object made(Class<?> command) {
        try {
            Constructor<?> constructor = command.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(JavaClass type) {
        return type.getAnnotationOfType(Command.class).name();
    }
}
