package spiral.learn.verify;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What others may see of a class and of what is nested in it: the lines of `javap -package`.
final class Face {
    private static final Set<AccessFlag> SHOWN =
            Set.of(
                    AccessFlag.PUBLIC,
                    AccessFlag.PROTECTED,
                    AccessFlag.STATIC,
                    AccessFlag.FINAL,
                    AccessFlag.ABSTRACT);

    private Face() {}

    /// The members that are not private, one on each line, sorted.
    ///
    /// @param classes class files by full name
    static Set<String> of(String target, Map<String, byte[]> classes) {
        var face = new TreeSet<String>();
        classes.forEach((name, bytes) -> {
            if (name.equals(target) || name.startsWith(target + "$")) {
                var model = ClassFile.of().parse(bytes);
                if (!isHidden(model)) {
                    face.addAll(lines(name, model));
                }
            }
        });
        return face;
    }

    private static Set<String> lines(String name, ClassModel model) {
        var lines = new TreeSet<String>();
        lines.add("%s %s %s".formatted(flags(model.flags().flags()), name, parents(model)).strip());
        model.fields().stream()
                .filter(field -> isShown(field.flags().flags()))
                .forEach(field -> lines.add(line(name, field)));
        model.methods().stream()
                .filter(method -> isShown(method.flags().flags()))
                .forEach(method -> lines.add(line(name, method)));
        return lines;
    }

    private static String line(String name, FieldModel field) {
        return "%s %s %s.%s"
                .formatted(
                        flags(field.flags().flags()),
                        field.fieldTypeSymbol().displayName(),
                        name,
                        field.fieldName().stringValue())
                .strip();
    }

    private static String line(String name, MethodModel method) {
        return "%s %s.%s%s"
                .formatted(
                        flags(method.flags().flags()),
                        name,
                        method.methodName().stringValue(),
                        method.methodTypeSymbol().displayDescriptor())
                .strip();
    }

    private static String parents(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(parent -> parent.asSymbol())
                .map(ClassDesc::displayName)
                .filter(parent -> !parent.equals("Object"))
                .collect(Collectors.joining(", "));
    }

    private static boolean isShown(Set<AccessFlag> flags) {
        return !flags.contains(AccessFlag.PRIVATE) && !flags.contains(AccessFlag.SYNTHETIC);
    }

    // private or local, as its own entry among the inner classes says
    private static boolean isHidden(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(inner -> inner.innerClass().equals(model.thisClass()))
                .anyMatch(inner -> isPrivate(inner) || inner.outerClass().isEmpty());
    }

    private static boolean isPrivate(InnerClassInfo inner) {
        return inner.has(AccessFlag.PRIVATE);
    }

    private static String flags(Set<AccessFlag> flags) {
        return flags.stream()
                .filter(SHOWN::contains)
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
