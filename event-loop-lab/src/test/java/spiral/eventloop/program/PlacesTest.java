package spiral.eventloop.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;
import spiral.eventloop.scenario.PlacedProgram;

@DisplayName("The line of a program in Java")
class PlacesTest {
    @Test
    @DisplayName("stands in the steps that its code caused, also behind an await")
    void standsInTheSteps() {
        Trace trace = new Trace();
        NodeScript.run(
                EventLoop.onVirtualClock().trace(trace).place(Places.ofCaller()),
                PlacedProgram::program);

        List<String> places =
                trace.steps().stream()
                        .map(step ->
                                step instanceof Step.Output out ? out.text() + " " + out.at() : "")
                        .filter(text -> !text.isEmpty())
                        .toList();

        assertThat(places)
                .containsExactly(
                        "main PlacedProgram.java:12",
                        "timer PlacedProgram.java:11",
                        "awaited PlacedProgram.java:17");
        assertThat(trace.steps())
                .anyMatch(step ->
                        step instanceof Step.TimerSet set
                                && set.at().equals("PlacedProgram.java:11"));
    }
}
