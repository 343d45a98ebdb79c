package spiral.queue.handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// The payload of an `exec` job: a command line, run without a shell.
///
///     {"command":["gzip","-k","big.csv"],"dir":"/data","env":{"LC_ALL":"C"}}
///
/// @param command the program and its arguments, at least the program
/// @param dir the folder that it runs in; that of the worker where absent
/// @param env variables beside those of the worker
public record ExecCommand(List<String> command, Optional<String> dir, Map<String, String> env) {
    private static final Set<String> KEYS = Set.of("command", "dir", "env");

    /// Checks that there is a program, and that no text holds a NUL, which ends a C string.
    public ExecCommand {
        if (command.isEmpty() || command.getFirst().isEmpty()) {
            throw new IllegalArgumentException("'command' must name a program");
        }
        command = List.copyOf(command);
        env = Map.copyOf(env);
        command.forEach(ExecCommand::checkText);
        dir.ifPresent(ExecCommand::checkText);
        env.values().forEach(ExecCommand::checkText);
        env.keySet().forEach(ExecCommand::checkName);
    }

    /// Reads a payload.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong with it
    public static ExecCommand parse(String payload) {
        try {
            if (JsonReader.read(payload) instanceof Map<?, ?> members) {
                return of(members);
            }
        } catch (JsonSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "the payload is not JSON: " + wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException(
                "an exec job's payload must be an object like {\"command\":[\"gzip\",\"big.csv\"]}");
    }

    private static ExecCommand of(Map<?, ?> members) {
        for (Object key : members.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "an exec job has 'command', 'dir' and 'env', but no '" + key + "'");
            }
        }
        return new ExecCommand(
                texts(members.get("command")),
                Optional.ofNullable(members.get("dir")).map(dir -> text("'dir'", dir)),
                variables(members.get("env")));
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> elements)) {
            throw new IllegalArgumentException("'command' must be a list of strings");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            texts.add(text("each part of 'command'", element));
        }
        return texts;
    }

    private static Map<String, String> variables(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("'env' must be an object of strings");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        members.forEach((name, text) ->
                variables.put(String.valueOf(name), text("each part of 'env'", text)));
        return variables;
    }

    private static String text(String what, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(what + " must be a string but was " + value);
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command line cannot hold a NUL character");
        }
    }

    private static void checkName(String name) {
        checkText(name);
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(
                    "a variable's name must be neither empty nor hold '=', but was '" + name + "'");
        }
    }

    /// The payload of a job that runs this command.
    public String json() {
        return JsonObject.of(out -> {
            out.writeName("command");
            out.writeStartArray();
            command.forEach(out::writeString);
            out.writeEndArray();
            dir.ifPresent(folder -> out.writeStringProperty("dir", folder));
            if (!env.isEmpty()) {
                out.writeName("env");
                out.writeStartObject();
                env.forEach(out::writeStringProperty);
                out.writeEndObject();
            }
        });
    }
}
