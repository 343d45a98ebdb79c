package spiral.sim.units;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import spiral.sim.ModelException;
import spiral.sim.Variable;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Call;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.Written;

/// The unit of one variable's equation, part by part; empty where anything fits.
final class UnitOf {
    private static final Optional<Unit> ONE = Optional.of(Unit.ONE);

    private final UnitCheck check;
    private final Variable variable;
    // what was found already, so that no part is walked twice; owner: the thread that checks
    private final IdentityHashMap<Expr, Optional<Unit>> known = new IdentityHashMap<>();

    UnitOf(UnitCheck check, Variable variable) {
        this.check = check;
        this.variable = variable;
    }

    Optional<Unit> of(Expr expr) {
        Optional<Unit> already = known.get(expr);
        if (already == null) {
            already = found(expr);
            known.put(expr, already);
        }
        return already;
    }

    private Optional<Unit> found(Expr expr) {
        return switch (expr) {
            case Literal _ -> Optional.empty();
            case Ref ref -> check.of(ref);
            case Unary unary -> unary(unary);
            case Binary binary -> binary(binary);
            case Choice(Expr condition, Expr then, Expr otherwise) -> {
                of(condition);
                yield same(expr, then, otherwise);
            }
            case Lookup(_, Expr at) -> {
                of(at);
                yield Optional.empty();
            }
            case Apply(Ref table, Expr at) -> {
                of(at);
                yield check.table(table);
            }
            case Call call -> call(call, call.arguments());
        };
    }

    private Optional<Unit> unary(Unary unary) {
        Optional<Unit> operand = of(unary.operand());
        return switch (unary.function()) {
            case NEGATE, ABS, INTEGER, FLOOR -> operand;
            case SQRT -> operand.map(unit -> unit.power(0.5));
            case CUBE_ROOT -> operand.map(unit -> unit.power(1.0 / 3));
            case NOT -> ONE;
            default -> {
                require(unary, unary.operand(), Unit.ONE);
                yield ONE;
            }
        };
    }

    private Optional<Unit> binary(Binary binary) {
        Optional<Unit> left = of(binary.left());
        Optional<Unit> right = of(binary.right());
        return switch (binary.operator()) {
            case PLUS, MINUS, MIN, MAX, MOD, MODULO -> same(binary, binary.left(), binary.right());
            case TIMES -> left.flatMap(l -> right.map(l::times));
            case OVER -> left.flatMap(l -> right.map(l::over));
            case POWER -> power(binary, left);
            case AND, OR, CHANCE -> ONE;
            default -> {
                same(binary, binary.left(), binary.right());
                yield ONE;
            }
        };
    }

    private Optional<Unit> power(Binary binary, Optional<Unit> base) {
        require(binary, binary.right(), Unit.ONE);
        return binary.right() instanceof Literal(double exponent)
                ? base.map(unit -> unit.power(exponent))
                : base.filter(Unit.ONE::fits);
    }

    private Optional<Unit> call(Call call, List<Expr> args) {
        Unit time = check.time();
        Expr a = args.getFirst();
        return switch (call.function()) {
            case STEP -> {
                require(call, args.get(1), time);
                yield of(a);
            }
            case PULSE, PULSE_TRAIN -> {
                args.forEach(arg -> require(call, arg, time));
                yield ONE;
            }
            case PULSE_OF -> {
                args.stream().skip(1).forEach(arg -> require(call, arg, time));
                yield of(a).map(unit -> unit.over(time));
            }
            case RAMP -> {
                args.stream().skip(1).forEach(arg -> require(call, arg, time));
                yield of(a).map(unit -> unit.times(time));
            }
            case ZIDZ, XIDZ -> of(a.over(args.get(1)));
            case QUANTUM, PREVIOUS -> same(call, a, args.get(1));
            case LOG -> ONE;
            case RANDOM_UNIFORM -> same(call, a, args.get(1));
            case RANDOM_NORMAL -> same(call, a, args.get(2));
            case SAMPLE_IF_TRUE -> same(call, args.get(1), args.get(2));
            case INITIAL -> of(a);
            default -> {
                require(call, args.get(1), time);
                yield args.size() > 2 ? same(call, a, args.get(2)) : of(a);
            }
        };
    }

    private Optional<Unit> same(Expr whole, Expr first, Expr second) {
        Optional<Unit> left = of(first);
        Optional<Unit> right = of(second);
        if (left.isPresent() && right.isPresent() && !left.get().fits(right.get())) {
            throw ModelException.about(
                    variable.name(),
                    "%s: %s is in %s, but %s is in %s, in %s"
                            .formatted(
                                    variable.name(),
                                    Written.of(first),
                                    left.get(),
                                    Written.of(second),
                                    right.get(),
                                    Written.of(whole)));
        }
        return left.isPresent() ? left : right;
    }

    private void require(Expr whole, Expr part, Unit wanted) {
        Optional<Unit> found = of(part);
        if (found.isPresent() && !found.get().fits(wanted)) {
            throw ModelException.about(
                    variable.name(),
                    "%s: %s is in %s, but should be in %s, in %s"
                            .formatted(
                                    variable.name(),
                                    Written.of(part),
                                    found.get(),
                                    wanted,
                                    Written.of(whole)));
        }
    }
}
