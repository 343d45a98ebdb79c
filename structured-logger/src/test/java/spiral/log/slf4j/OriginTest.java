package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a log call stands")
class OriginTest {
    @Test
    @DisplayName("what came over a bridge was said by the program, not by the other API")
    void bridges() {
        assertThat(
                        List.of(
                                "org.slf4j.bridge.SLF4JBridgeHandler",
                                "java.util.logging.Logger",
                                "org.apache.logging.slf4j.SLF4JLogger",
                                "org.apache.logging.log4j.spi.AbstractLogger",
                                "org.apache.commons.logging.impl.SLF4JLog"))
                .allMatch(Origin::isLogger);
        assertThat(Origin.isLogger("org.apache.catalina.Server")).isFalse();
    }
}
