package spiral.eventloop.js;

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

    /// @throws UnsupportedOperationException if Node has it and we have not: says what is nearest
    void requirePresent(String name) {
        Value sentence = world.page("missing").getMember("module").execute(name);
        if (sentence.isString()) {
            throw new UnsupportedOperationException(sentence.asString());
        }
    }

    String text(String name) {
        Value names = world.page("modules").getMember("namesOf").execute(name);
        String exports =
                IntStream.range(0, (int) names.getArraySize())
                        .mapToObj(i -> names.getArrayElement(i).asString())
                        .map(each ->
                                "const $%s = it.%s; export {$%s as %s};"
                                        .formatted(each, each, each, each))
                        .collect(Collectors.joining("\n"));
        return "const it = globalThis[Symbol.for('spiral.builtin')]('%s'); export default it;\n%s"
                .formatted(name, exports);
    }
}
