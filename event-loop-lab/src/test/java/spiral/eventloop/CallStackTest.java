package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The stack you can see")
class CallStackTest {
    private final CallStack stack = new CallStack();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("at rest the stack is empty")
    void atRestItIsEmpty() {
        assertThat(stack.isEmpty()).isTrue();
        assertThat(stack.depth()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a call puts a frame on top")
    void aCallPutsAFrameOnTop() {
        stack.push("main");
        stack.push("greet");

        assertThat(stack.frames()).containsExactly("greet", "main");
        assertThat(stack.depth()).isEqualTo(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the function that was called last ends first")
    void theLastCalledEndsFirst() {
        stack.push("main");
        stack.push("greet");

        assertThat(stack.pop()).isEqualTo("greet");
        assertThat(stack.pop()).isEqualTo("main");
        assertThat(stack.isEmpty()).isTrue();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a function may call itself: each call has its own frame")
    void recursionHasAFrameForEachCall() {
        stack.push("count");
        stack.push("count");

        assertThat(stack.frames()).containsExactly("count", "count");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a picture of the stack does not change when the stack does")
    void aPictureDoesNotChange() {
        stack.push("main");
        var picture = stack.frames();

        stack.pop();

        assertThat(picture).containsExactly("main");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("ending a function that never began is an error")
    void endingWhatNeverBeganIsAnError() {
        assertThatThrownBy(stack::pop).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("endless recursion meets the limit, with the facts")
    void endlessRecursionMeetsTheLimit() {
        for (int i = 0; i < CallStack.LIMIT; i++) {
            stack.push("forever");
        }

        assertThatThrownBy(() -> stack.push("forever"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(CallStack.LIMIT))
                .hasMessageContaining("forever");
        assertThat(stack.depth()).isEqualTo(CallStack.LIMIT);
    }
}
