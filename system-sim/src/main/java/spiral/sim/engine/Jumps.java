package spiral.sim.engine;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;

/// Writes conditions as jumps, so that `a > b AND NOT c` compares and goes, and never makes the 1 or
/// 0 that it stands for unless somebody asks for the number. The values between come from the
/// [Emitter].
final class Jumps {
    private final Emitter emitter;

    Jumps(Emitter emitter) {
        this.emitter = emitter;
    }

    /// Leaves 1 or 0 on the stack.
    void truth(CodeBuilder code, Expr question) {
        Label no = code.newLabel();
        wholeJump(code, question, false, no);
        branches(code, no, () -> code.loadConstant(1.0), () -> code.loadConstant(0.0));
    }

    /// Leaves one of two values on the stack.
    void choice(CodeBuilder code, Expr condition, Runnable then, Runnable otherwise) {
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
        if (emitter.isCut(condition)) {
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
        emitter.value(code, condition);
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
                emitter.value(code, left);
                emitter.value(code, right);
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
