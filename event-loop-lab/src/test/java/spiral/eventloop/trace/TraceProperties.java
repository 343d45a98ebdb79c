package spiral.eventloop.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.view.Film;
import spiral.eventloop.view.Frame;
import spiral.eventloop.view.HtmlPlayer;
import spiral.eventloop.view.SvgTimeline;

@DisplayName("Whatever happened")
class TraceProperties {
    private static final String[] TEXTS = {
        "main",
        "",
        "a \"quoted\" \\ one",
        "line\nend\ttab",
        "\u0000\u001b[31m",
        "äöü 漢字 \ud83d\ude00",
        "</script><b>&amp;@DATA@ $1",
        "\u2028",
        "microtasks",
        "timers",
        "\ud800"
    };

    private final long seed = Long.getLong("spiral.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("is read as it was written, every kind of step, whatever its texts")
    void isReadAsItWasWritten() throws IOException {
        for (int run = 0; run < 200; run++) {
            Recording recording = anyRecording();
            StringWriter text = new StringWriter();
            try (TraceWriter writer = new TraceWriter(text, recording.header(), 1 << 20)) {
                recording.steps().forEach(writer);
            }

            assertThat(TraceReader.read(new StringReader(text.toString())))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(recording);
        }
    }

    @Test
    @DisplayName("can be looked at, even if it makes no sense")
    void canBeLookedAt() {
        for (int run = 0; run < 100; run++) {
            Recording recording = anyRecording();
            Film film = Film.of(recording);

            for (Frame frame : film) {
                assertThat(frame.sentence()).as("seed %d, run %d", seed, run).isNotEmpty();
            }
            if (!film.isEmpty()) {
                assertThat(SvgTimeline.picture(recording, 1, recording.steps().size()))
                        .endsWith("</svg>\n");
                assertThat(HtmlPlayer.page(List.of(recording)))
                        .as("seed %d, run %d", seed, run)
                        .doesNotContain("</script><b>")
                        .endsWith("</html>\n");
            }
        }
    }

    private Recording anyRecording() {
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(60);
        for (int number = 1; number <= count; number++) {
            steps.add(anyStep(number));
        }
        return new Recording(
                Header.of(text(), LoopModel.SIMPLE)
                        .withSource("main.js", 1, Stream.of(TEXTS).toList()),
                steps,
                0);
    }

    private Step anyStep(long number) {
        Class<?>[] kinds = Step.class.getPermittedSubclasses();
        String simple = kinds[random.nextInt(kinds.length)].getSimpleName();
        StepKind kind =
                StepKind.named(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
        return kind.make(
                Stream.of(kind.components()).map(component -> value(component, number)).toArray());
    }

    private Object value(RecordComponent component, long number) {
        if (component.getName().equals("number")) {
            return number;
        }
        Class<?> type = component.getType();
        if (type == String.class) {
            return text();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        return type == int.class ? (Object) random.nextInt() : (Object) longValue();
    }

    private long longValue() {
        return random.nextBoolean() ? random.nextInt(5) : random.nextLong();
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
