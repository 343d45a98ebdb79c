package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.json.JsonText;

@DisplayName("Names taken all at once, line after line")
class NamesTest {
    private final Names line = new Names();
    private final Names layout = of("message", "level");
    private final Names context = of("user", "trace");
    private final Names pairs = of("order", "total");

    @Test
    @DisplayName("What was free in the last line is free in the next")
    void sameAgain() {
        for (int i = 0; i < 3; i++) {
            lastLine();
            assertThat(line.addAll(pairs)).isFalse();
        }
    }

    @Test
    @DisplayName("Another context before the same key-values is looked at anew")
    void otherContext() {
        lastLine();
        line.restart(layout);
        assertThat(line.addAll(of("total"))).isTrue();
        assertThat(line.addAll(pairs)).isFalse();
    }

    @Test
    @DisplayName("A name taken by itself is seen by what comes all at once")
    void aloneBefore() {
        lastLine();
        line.restart(layout);
        assertThat(line.add(JsonText.of("user"))).isTrue();
        assertThat(line.addAll(context)).isFalse();
        assertThat(line.addAll(pairs)).isTrue();
    }

    @Test
    @DisplayName("A name of the last line is free when nobody takes it in this one")
    void nothingStays() {
        lastLine();
        line.restart(layout);
        assertThat(line.add(JsonText.of("order"))).isTrue();
        assertThat(line.add(JsonText.of("message"))).isFalse();
        line.restart(layout);
        assertThat(line.addAll(pairs)).isTrue();
    }

    @Test
    @DisplayName("Another layout is looked at anew")
    void otherLayout() {
        lastLine();
        line.restart(of("user"));
        assertThat(line.addAll(context)).isFalse();
        assertThat(line.addAll(pairs)).isTrue();
    }

    private void lastLine() {
        line.restart(layout);
        assertThat(line.addAll(context)).isTrue();
        assertThat(line.addAll(pairs)).isTrue();
    }

    private static Names of(String... names) {
        Names all = new Names();
        for (String name : names) {
            assertThat(all.add(JsonText.of(name))).isTrue();
        }
        return all;
    }
}
