package spiral.eventloop.js;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Value;

/// The modules that need no path, as the text that `import` reads: each passes on what `require`
/// would give.
final class BuiltIns {
    private final JsWorld world;

    BuiltIns(JsWorld world) {
        this.world = world;
    }

    boolean has(String name) {
        return world.page("modules").getMember("isBuiltin").execute(name).asBoolean();
    }

    /// What to say of a module that Node has and we have not: what is nearest.
    Optional<String> absence(String name) {
        Value sentence = world.page("missing").getMember("module").execute(name);
        return sentence.isString() ? Optional.of(sentence.asString()) : Optional.empty();
    }

    String text(String name) {
        return text("builtin", name, world.page("modules").getMember("namesOf").execute(name));
    }

    /// A CommonJS file as the text of a module: its default is what `require` would give, and what it
    /// exports by a name that can be seen in its text can be imported by that name.
    String commonJs(String file) {
        return text("commonjs", file, world.page("modules").getMember("exportsOf").execute(file));
    }

    private static String text(String kind, String name, Value names) {
        String exports =
                IntStream.range(0, (int) names.getArraySize())
                        .mapToObj(i -> names.getArrayElement(i).asString())
                        .map(each ->
                                "const $%s = it.%s; export {$%s as %s};"
                                        .formatted(each, each, each, each))
                        .collect(Collectors.joining("\n"));
        return "const it = globalThis[Symbol.for('spiral.%s')]('%s'); export default it;\n%s"
                .formatted(kind, name, exports);
    }
}
