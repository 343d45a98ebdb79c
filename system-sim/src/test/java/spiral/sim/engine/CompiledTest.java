package spiral.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.sim.Integrators.RK4;

import com.sun.management.ThreadMXBean;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrator;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;

/// What the bytecode promises beside its numbers.
@DisplayName("Compiled equations")
class CompiledTest {
    private static final int HOTSPOT_LIMIT = 8000;

    @Test
    @Order(1)
    @DisplayName(
            "have no method that HotSpot leaves to its interpreter: a world, one huge equation")
    void smallMethods() {
        assertSmall(WorldModel.build());
        assertSmall(huge());
    }

    private static Model huge() {
        var m = Sim.model("huge").time(0, 1, 1, "day");
        m.stock("S", 1, "");
        Expr left = Expr.named("S");
        Expr balanced = Expr.named("S");
        for (int i = 0; i < 240; i++) {
            left = left.times(1.0001).plus(Expr.named("S"));
        }
        for (int i = 0; i < 10; i++) {
            balanced = Expr.ifThenElse(balanced.greaterThan(2), balanced.minus(1), Expr.number(i));
        }
        m.aux("Left", "", left);
        m.aux("Balanced", "", balanced);
        return m.build();
    }

    private static void assertSmall(Model model) {
        for (MethodModel method : ClassFile.of().parse(Compiler.bytes(model.program())).methods()) {
            int size = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
            assertThat(size).as(method.methodName().stringValue()).isLessThan(HOTSPOT_LIMIT);
        }
        assertThat(model.run(RK4).last(model.variables().getFirst().name()))
                .isEqualTo(model.interpreted(RK4).last(model.variables().getFirst().name()));
    }

    @Test
    @Order(2)
    @DisplayName("allocate nothing in a step, under every integrator")
    void nothingAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Integrator integrator : Integrators.ALL) {
            Machine machine = Machine.compiled(WorldModel.build(), integrator);
            steps(machine, 0, 20);
            long before = threads.getCurrentThreadAllocatedBytes();
            steps(machine, 20, 320);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).as(integrator.name()).isLessThan(300);
        }
    }

    private static void steps(Machine machine, int from, int to) {
        for (int i = from; i < to; i++) {
            machine.look(i);
            machine.advance(i);
        }
    }

    @Test
    @Order(3)
    @DisplayName("are shared by models that differ only in numbers")
    void shared() {
        Model model = WorldModel.build();

        assertThat(model.with("Constant 1", 3).with("Stock 2", 4).program())
                .isSameAs(model.program());
        assertThat(model.with("Stock 2", 4).run(RK4).series("Stock 2")[0]).isEqualTo(4);
    }
}
