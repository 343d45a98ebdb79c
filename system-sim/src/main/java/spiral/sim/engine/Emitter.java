package spiral.sim.engine;

import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import spiral.sim.expr.Curve;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;
import spiral.sim.expr.StaticMethod;

/// Writes one equation as instructions that leave its value on the stack. Local variable 0 is the
/// row of values.
final class Emitter {
    private static final ClassDesc CURVE = ClassDesc.of(Curve.class.getName());
    private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc PART = MethodTypeDesc.of(CD_double, CD_double.arrayType());

    private final Program program;
    private final Sizes sizes;
    private final ClassDesc owner;
    private final Jumps jumps;
    // owner: the thread that compiles
    private final List<Curve> curves = new ArrayList<>();

    Emitter(Program program, Sizes sizes, ClassDesc owner) {
        this.program = program;
        this.sizes = sizes;
        this.owner = owner;
        jumps = new Jumps(this);
    }

    /// The tables that were met, in the order of their constants.
    List<Curve> curves() {
        return curves;
    }

    /// Leaves the value of a tree on the stack.
    void value(CodeBuilder code, Expr expr) {
        Integer part = sizes.cut().get(expr);
        if (part != null) {
            code.aload(0).invokestatic(owner, "part" + part, PART);
        } else {
            whole(code, expr);
        }
    }

    /// Whether a tree is a method of its own.
    boolean isCut(Expr expr) {
        return sizes.cut().containsKey(expr);
    }

    /// Writes the methods of the trees that were cut out.
    void writeParts(ClassBuilder type) {
        sizes.cut()
                .forEach((expr, number) ->
                        type.withMethodBody(
                                "part" + number,
                                PART,
                                ACC_STATIC,
                                code -> {
                                    whole(code, expr);
                                    code.dreturn();
                                }));
    }

    private void whole(CodeBuilder code, Expr expr) {
        switch (expr) {
            case Literal(double number) -> code.loadConstant(number);
            case Ref ref -> code.aload(0).loadConstant(program.slot(ref.name())).daload();
            case Unary(MathFunction function, _) when function == MathFunction.NOT ->
                    jumps.truth(code, expr);
            case Unary(MathFunction function, Expr operand) -> unary(code, function, operand);
            case Binary(Operator operator, _, _) when operator.isTruth() -> jumps.truth(code, expr);
            case Binary(Operator operator, Expr left, Expr right) -> {
                value(code, left);
                value(code, right);
                operation(code, operator);
            }
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    jumps.choice(
                            code, condition, () -> value(code, then), () -> value(code, otherwise));
            case Lookup(var table, Expr at) -> {
                curves.add(table.curve());
                code.loadConstant(curve(curves.size() - 1));
                value(code, at);
                code.invokevirtual(CURVE, "at", OF_ONE);
            }
            default -> throw new IllegalStateException("not written out: " + expr);
        }
    }

    private static DynamicConstantDesc<?> curve(int index) {
        return DynamicConstantDesc.ofNamed(
                ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, CURVE, index);
    }

    private void unary(CodeBuilder code, MathFunction function, Expr operand) {
        value(code, operand);
        if (function == MathFunction.NEGATE) {
            code.dneg();
        } else {
            call(code, function.method(), OF_ONE);
        }
    }

    private static void operation(CodeBuilder code, Operator operator) {
        switch (operator) {
            case PLUS -> code.dadd();
            case MINUS -> code.dsub();
            case TIMES -> code.dmul();
            case OVER -> code.ddiv();
            case MODULO -> code.drem();
            default -> call(code, operator.method().orElseThrow(), OF_TWO);
        }
    }

    private static void call(CodeBuilder code, StaticMethod method, MethodTypeDesc signature) {
        code.invokestatic(ClassDesc.of(method.home().getName()), method.name(), signature);
    }
}
