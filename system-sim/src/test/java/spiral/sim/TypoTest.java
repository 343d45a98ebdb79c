package spiral.sim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.expr.Expr;

/// Slips of the pen in a model that is a Java program: the message begins with the file and the
/// line to open, like a compiler's. `here` is the line that calls it.
@DisplayName("A slip in a model's Java file")
class TypoTest {
    private final ModelBuilder pond = Sim.model("pond").time(0, 10, 1, "day");

    @Test
    @Order(1)
    @DisplayName("in a name is told with file, line, caret, and the name that was meant")
    void inAName() {
        pond.stock("Level", 20, "unit");
        pond.constant("Stay", 8, "day");
        pond.flow("Outflow", "unit/day", "2 * Levl / Stay").from("Level");
        int line = here() - 1;

        refused(pond::build)
                .hasMessage(
                        """
                        TypoTest.java:%d: Outflow reads Levl, which the model does not have; did you mean Level?
                          2 * Levl / Stay
                              ^\
                        """
                                .formatted(line));
    }

    @Test
    @Order(2)
    @DisplayName("in the spelling of an equation is told at once")
    void inTheSpelling() {
        int line = here() + 1;
        refused(() -> pond.aux("Gap", "unit", "MAX(0, 20 - )"))
                .hasMessage(
                        """
                        TypoTest.java:%d: Gap: a value is missing before )
                          MAX(0, 20 - )
                                      ^\
                        """
                                .formatted(line));
    }

    @Test
    @Order(3)
    @DisplayName("in a function, on a later line of a long equation, is pointed at on that line")
    void inALongEquation() {
        int line = here() + 1;
        refused(() -> pond.aux("Gap", "unit", "20\n- MAXX(1, 2)"))
                .hasMessage(
                        """
                        TypoTest.java:%d: Gap: no function is called MAXX; did you mean MAX?
                          - MAXX(1, 2)
                            ^\
                        """
                                .formatted(line));
    }

    @Test
    @Order(4)
    @DisplayName("in a unit shows the line and both sides")
    void inAUnit() {
        var level = pond.stock("Level", 20, "unit");
        pond.flow("Outflow", "unit/week", level.over(pond.constant("Stay", 8, "day"))).from(level);
        int line = here() - 1;

        refused(pond::build)
                .hasMessage(
                        "TypoTest.java:%d: Outflow is in unit/week, but Level / Stay is in unit/day",
                        line);
    }

    @Test
    @Order(5)
    @DisplayName("in the end of a flow is told with the stock that was meant")
    void inTheEndOfAFlow() {
        pond.stock("Level", 20, "unit");
        pond.flow("Rain", "unit/day", Expr.number(1)).to("Levle");
        int line = here() - 1;

        refused(pond::build)
                .hasMessage(
                        "TypoTest.java:%d: Rain joins Levle, which is no stock of this model;"
                                + " did you mean Level?",
                        line);
    }

    @Test
    @Order(6)
    @DisplayName("in a named loop is told where the loop is named, not where a variable is")
    void inALoop() {
        var level = pond.stock("Level", 20, "unit");
        pond.flow("Outflow", "unit/day", level.over(8)).from(level);
        pond.loop("Level", Polarity.BALANCING, "Level", "Outflw");
        int line = here() - 1;

        refused(pond::build)
                .hasMessage(
                        "TypoTest.java:%d: the loop Level passes a stranger: pond has no variable"
                                + " Outflw; did you mean Outflow?",
                        line);
    }

    @Test
    @Order(7)
    @DisplayName("that makes a circle is told at one of its variables")
    void thatMakesACircle() {
        pond.aux("Price", "1", "Demand + 1");
        pond.aux("Demand", "1", "2 - Price");
        int line = here() - 2;

        refused(pond::build)
                .hasMessageStartingWith("TypoTest.java:%d: these read each other".formatted(line))
                .hasMessageContaining("Price <- Demand <- Price");
    }

    @Test
    @Order(8)
    @DisplayName(
            "made through the modeller's own method is told at the line that calls the builder")
    void throughAMethod() {
        int line = declared("Twice", "2 * Nothing");

        refused(pond::build).hasMessageStartingWith("TypoTest.java:" + line + ": Twice reads");
    }

    private int declared(String name, String equation) {
        pond.aux(name, "1", equation);
        return here() - 1;
    }

    private static int here() {
        return StackWalker.getInstance()
                .walk(callers -> callers.skip(1).findFirst())
                .orElseThrow()
                .getLineNumber();
    }

    private static AbstractThrowableAssert<?, ?> refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        return assertThatThrownBy(what).isInstanceOf(ModelException.class);
    }
}
