package spiral.eventloop.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.LoopModel;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

@DisplayName("Somebody who plays a film")
class PlayheadTest {
    private final Playhead head =
            new Playhead(
                    Film.of(
                            ScenarioProgram.of(Scenarios.named("phases-in-turn").orElseThrow())
                                    .run(Choices.USUAL)));

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("begins at the first moment and stops at both ends")
    void stopsAtBothEnds() {
        head.move(-1);
        assertThat(head.index()).isZero();

        head.move(1_000_000);
        assertThat(head.atEnd()).isTrue();
        assertThat(head.index()).isEqualTo(head.film().size() - 1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("goes to the next microtask, macrotask, phase and output")
    void goesToTheNext() {
        head.next(Playhead.Stop.PHASE);
        assertThat(head.frame().sentence()).isEqualTo("The loop enters its phase \"poll\".");
        head.next(Playhead.Stop.MACROTASK);
        assertThat(head.frame().sentence()).startsWith("\"read\" was first in line");
        head.next(Playhead.Stop.MICROTASK);
        assertThat(head.frame().sentence()).startsWith("\"tick\" was first in line");
        head.next(Playhead.Stop.OUTPUT);
        assertThat(head.frame().sentence()).isEqualTo("It prints \"tick\".");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("is at the end when there is no next one")
    void noNextOne() {
        head.jump(Long.MAX_VALUE);
        head.next(Playhead.Stop.MICROTASK);

        assertThat(head.atEnd()).isTrue();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("jumps to a step by its number, forwards and back")
    void jumps() {
        head.jump(20);
        assertThat(head.frame().step().number()).isEqualTo(20);
        head.jump(5);
        assertThat(head.frame().step().number()).isEqualTo(5);
        head.jump(0);
        assertThat(head.index()).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("cannot play nothing")
    void cannotPlayNothing() {
        Film nothing = Film.of(new Recording(Header.of("nothing", LoopModel.SIMPLE), List.of(), 0));

        assertThatThrownBy(() -> new Playhead(nothing))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
