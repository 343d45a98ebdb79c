package spiral.sim.engine;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import spiral.sim.engine.Cell.Given;
import spiral.sim.engine.Cell.Pipe;

/// Writes the equations of a program as bytecode (`java.lang.classfile`, JEP 484) and loads them as
/// a hidden class.
///
/// How this works: each equation becomes straight code on the row of values, in the order of the
/// program; the start and the look are each cut into methods well under 8,000 bytes, since HotSpot
/// leaves larger ones to its interpreter. An equation too large for that is cut as well, see
/// [Sizes]. The tables travel as class data, and so are constants to the just-in-time compiler.
final class Compiler {
    // HotSpot stops to take tables into a method that has grown beyond 8,000 bytes with them
    private static final int LARGEST_METHOD = 3000;
    private static final ClassDesc THIS = ClassDesc.of("spiral.sim.engine.Equations");
    private static final ClassDesc ROW = CD_double.arrayType();
    private static final MethodTypeDesc START = MethodTypeDesc.of(CD_void, ROW);
    private static final MethodTypeDesc LOOK = MethodTypeDesc.of(CD_void, ROW, ROW);
    private static final MethodTypeDesc POURED =
            MethodTypeDesc.of(CD_double, ROW, ROW, CD_int, CD_int, CD_int, CD_double);

    private final Program program;
    private final Sizes sizes = new Sizes();
    private final Emitter emitter;

    private Compiler(Program program) {
        this.program = program;
        emitter = new Emitter(program, sizes, THIS);
    }

    static Code compile(Program program) {
        Compiler compiler = new Compiler(program);
        byte[] bytes = compiler.bytes();
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes, compiler.emitter.curves(), true);
            return (Code)
                    lookup.findConstructor(
                                    lookup.lookupClass(),
                                    java.lang.invoke.MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable unexpected) {
            throw new IllegalStateException("the equations could not be loaded", unexpected);
        }
    }

    /// The class file.
    static byte[] bytes(Program program) {
        return new Compiler(program).bytes();
    }

    private byte[] bytes() {
        return ClassFile.of()
                .build(
                        THIS,
                        type -> {
                            type.withFlags(ACC_PUBLIC | ACC_FINAL);
                            type.withInterfaceSymbols(ClassDesc.of(Code.class.getName()));
                            type.withMethodBody(
                                    INIT_NAME,
                                    MTD_void,
                                    ACC_PUBLIC,
                                    code ->
                                            code.aload(0)
                                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                                    .return_());
                            List<Cell> start =
                                    program.start().stream()
                                            .filter(cell -> !(cell instanceof Given))
                                            .toList();
                            writeAll(type, "start", START, start, this::computeAlone);
                            writeAll(type, "look", LOOK, program.look(), this::compute);
                            emitter.writeParts(type);
                        });
    }

    private interface Writer {
        void write(CodeBuilder code, Cell cell);
    }

    /// A method that calls its parts, each of which computes some of the cells.
    private void writeAll(
            ClassBuilder type,
            String name,
            MethodTypeDesc signature,
            List<Cell> cells,
            Writer writer) {
        List<List<Cell>> parts = parts(cells);
        for (int i = 0; i < parts.size(); i++) {
            List<Cell> part = parts.get(i);
            type.withMethodBody(
                    name + i,
                    signature,
                    ACC_STATIC,
                    code -> {
                        checkRange(code);
                        part.forEach(cell -> writer.write(code, cell));
                        code.return_();
                    });
        }
        Consumer<CodeBuilder> calls =
                code -> {
                    for (int i = 0; i < parts.size(); i++) {
                        for (int k = 0; k < signature.parameterCount(); k++) {
                            code.aload(1 + k);
                        }
                        code.invokestatic(THIS, name + i, signature);
                    }
                    code.return_();
                };
        type.withMethodBody(name, signature, ACC_PUBLIC, calls);
    }

    /// Reads the last value, so that the just-in-time compiler sees once that all places exist.
    private void checkRange(CodeBuilder code) {
        code.aload(0).loadConstant(program.size() - 1).daload().pop2();
    }

    private List<List<Cell>> parts(List<Cell> cells) {
        List<List<Cell>> parts = new ArrayList<>();
        int size = LARGEST_METHOD;
        for (Cell cell : cells) {
            int own = sizes.of(cell);
            if (size + own > LARGEST_METHOD) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.getLast().add(cell);
            size += own;
        }
        return parts;
    }

    private void computeAlone(CodeBuilder code, Cell cell) {
        code.aload(0).loadConstant(program.slot(cell.name()));
        emitter.value(code, cell.equation());
        code.dastore();
    }

    private void compute(CodeBuilder code, Cell cell) {
        if (cell instanceof Pipe pipe) {
            code.aload(0).loadConstant(program.slot(cell.name()));
            code.aload(0).aload(1);
            code.loadConstant(level(pipe.from()));
            code.loadConstant(level(pipe.to()));
            code.loadConstant(
                    (program.isLimited(pipe.from()) ? 1 : 0)
                            + (program.isLimited(pipe.to()) ? 2 : 0));
            emitter.value(code, pipe.equation());
            code.invokestatic(ClassDesc.of(Compiled.class.getName()), "poured", POURED);
            code.dastore();
        } else {
            computeAlone(code, cell);
        }
    }

    private int level(Optional<String> end) {
        return end.map(program::level).orElse(-1);
    }
}
