package spiral.sim.engine;

import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import spiral.sim.expr.Arithmetic;
import spiral.sim.expr.Chance;
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

/// Writes one equation as instructions that leave its value on the stack. Local variable 0 is the
/// row of values.
final class Emitter {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc STRICT = ClassDesc.of("java.lang.StrictMath");
    private static final ClassDesc OURS = ClassDesc.of(Arithmetic.class.getName());
    private static final ClassDesc CHANCE = ClassDesc.of(Chance.class.getName());
    private static final ClassDesc CURVE = ClassDesc.of(Curve.class.getName());
    private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc PART = MethodTypeDesc.of(CD_double, CD_double.arrayType());

    private final Program program;
    private final Sizes sizes;
    private final ClassDesc owner;
    // owner: the thread that compiles
    private final List<Curve> curves = new ArrayList<>();

    Emitter(Program program, Sizes sizes, ClassDesc owner) {
        this.program = program;
        this.sizes = sizes;
        this.owner = owner;
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
            case Unary(MathFunction function, Expr operand) -> unary(code, function, operand);
            case Binary binary when binary.operator().isTruth() -> truth(code, expr);
            case Binary(Operator operator, Expr left, Expr right) -> {
                value(code, left);
                value(code, right);
                operation(code, operator);
            }
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    choice(code, condition, () -> value(code, then), () -> value(code, otherwise));
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
        if (function == MathFunction.NOT) {
            truth(code, new Unary(function, operand));
            return;
        }
        value(code, operand);
        switch (function) {
            case NEGATE, NOT -> code.dneg();
            case ABS -> code.invokestatic(MATH, "abs", OF_ONE);
            case SQRT -> code.invokestatic(MATH, "sqrt", OF_ONE);
            case FLOOR -> code.invokestatic(MATH, "floor", OF_ONE);
            case CUBE_ROOT -> code.invokestatic(OURS, "cubeRoot", OF_ONE);
            case INTEGER -> code.invokestatic(OURS, "truncated", OF_ONE);
            case EXP -> code.invokestatic(STRICT, "exp", OF_ONE);
            case LN -> code.invokestatic(STRICT, "log", OF_ONE);
            case SIN -> code.invokestatic(OURS, "sin", OF_ONE);
            case COS -> code.invokestatic(OURS, "cos", OF_ONE);
            case TAN -> code.invokestatic(OURS, "tan", OF_ONE);
        }
    }

    private static void operation(CodeBuilder code, Operator operator) {
        switch (operator) {
            case PLUS -> code.dadd();
            case MINUS -> code.dsub();
            case TIMES -> code.dmul();
            case OVER -> code.ddiv();
            case MODULO -> code.drem();
            case MIN -> code.invokestatic(MATH, "min", OF_TWO);
            case MAX -> code.invokestatic(MATH, "max", OF_TWO);
            case MOD -> code.invokestatic(OURS, "floorMod", OF_TWO);
            case POWER -> code.invokestatic(OURS, "power", OF_TWO);
            case CHANCE -> code.invokestatic(CHANCE, "at", OF_TWO);
            default -> throw new IllegalStateException(operator + " is a question");
        }
    }

    private void truth(CodeBuilder code, Expr question) {
        Label no = code.newLabel();
        wholeJump(code, question, false, no);
        branches(code, no, () -> code.loadConstant(1.0), () -> code.loadConstant(0.0));
    }

    private void choice(CodeBuilder code, Expr condition, Runnable then, Runnable otherwise) {
        Label no = code.newLabel();
        jump(code, condition, false, no);
        branches(code, no, then, otherwise);
    }

    private static void branches(CodeBuilder code, Label no, Runnable then, Runnable otherwise) {
        Label end = code.newLabel();
        then.run();
        code.goto_(end).labelBinding(no);
        otherwise.run();
        code.labelBinding(end);
    }

    /// Goes to the label when the truth of the condition is `wanted`, and else falls through.
    private void jump(CodeBuilder code, Expr condition, boolean wanted, Label label) {
        if (sizes.cut().containsKey(condition)) {
            jumpOnValue(code, condition, wanted, label);
        } else {
            wholeJump(code, condition, wanted, label);
        }
    }

    private void wholeJump(CodeBuilder code, Expr condition, boolean wanted, Label label) {
        switch (condition) {
            case Unary(MathFunction function, Expr operand) when function == MathFunction.NOT ->
                    jump(code, operand, !wanted, label);
            case Binary(Operator operator, Expr left, Expr right) when operator.isTruth() ->
                    jump(code, operator, left, right, wanted, label);
            default -> jumpOnValue(code, condition, wanted, label);
        }
    }

    private void jumpOnValue(CodeBuilder code, Expr condition, boolean wanted, Label label) {
        value(code, condition);
        code.loadConstant(0.0).dcmpl().branch(wanted ? Opcode.IFNE : Opcode.IFEQ, label);
    }

    private void jump(
            CodeBuilder code,
            Operator operator,
            Expr left,
            Expr right,
            boolean wanted,
            Label label) {
        switch (operator) {
            case AND, OR -> {
                boolean oneDecides = (operator == Operator.OR) == wanted;
                Label end = code.newLabel();
                jump(code, left, oneDecides ? wanted : !wanted, oneDecides ? label : end);
                jump(code, right, wanted, label);
                code.labelBinding(end);
            }
            default -> {
                value(code, left);
                value(code, right);
                compare(code, operator);
                code.branch(wanted ? whenTrue(operator) : whenFalse(operator), label);
            }
        }
    }

    /// Compares so that a NaN makes every question but `<>` false.
    private static void compare(CodeBuilder code, Operator operator) {
        if (operator == Operator.LESS || operator == Operator.AT_MOST) {
            code.dcmpg();
        } else {
            code.dcmpl();
        }
    }

    private static Opcode whenTrue(Operator operator) {
        return switch (operator) {
            case EQUAL -> Opcode.IFEQ;
            case NOT_EQUAL -> Opcode.IFNE;
            case GREATER -> Opcode.IFGT;
            case LESS -> Opcode.IFLT;
            case AT_LEAST -> Opcode.IFGE;
            default -> Opcode.IFLE;
        };
    }

    private static Opcode whenFalse(Operator operator) {
        return switch (operator) {
            case EQUAL -> Opcode.IFNE;
            case NOT_EQUAL -> Opcode.IFEQ;
            case GREATER -> Opcode.IFLE;
            case LESS -> Opcode.IFGE;
            case AT_LEAST -> Opcode.IFLT;
            default -> Opcode.IFGT;
        };
    }
}
