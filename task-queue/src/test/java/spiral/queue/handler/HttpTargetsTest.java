package spiral.queue.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The list of addresses that http jobs may call")
class HttpTargetsTest {
    private static final HttpTargets LIST =
            HttpTargets.of(
                    List.of(
                            "https://hooks.example.org/in/",
                            "http://127.0.0.1:8080/wake",
                            "http://[::1]:9090/",
                            "http://localhost:7070"));

    @ParameterizedTest(name = "{0}")
    @Order(1)
    @Tag("step:1")
    @DisplayName("an address on it, or below one on it, is called as it was compared")
    @CsvSource({
        "https://hooks.example.org/in/,              https://hooks.example.org:443/in/",
        "https://hooks.example.org/in/orders?id=7,   https://hooks.example.org:443/in/orders?id=7",
        "HTTPS://Hooks.Example.ORG:443/in/a%20b,     https://hooks.example.org:443/in/a%20b",
        "http://127.0.0.1:8080/wake,                 http://127.0.0.1:8080/wake",
        "http://127.0.0.1:8080/wake/up,              http://127.0.0.1:8080/wake/up",
        "http://[::1]:9090/x,                        http://[::1]:9090/x",
        "http://localhost:7070,                      http://localhost:7070/",
        "https://hooks.example.org/in/...,           https://hooks.example.org:443/in/...",
    })
    void onTheList(String address, String called) {
        assertThat(LIST.checked(address).uri()).hasToString(called);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("can be several, by name: each for a job type of its own")
    void byType() {
        assertThat(
                        HttpTargets.byType(
                                List.of(
                                        "http://a.example/",
                                        "orders=http://b.example/x",
                                        "http://a.example/y=z",
                                        "orders=http://b.example/y")))
                .containsOnlyKeys("http", "http.orders")
                .hasEntrySatisfying("http.orders", list -> assertThat(list.targets()).hasSize(2));
        assertThatThrownBy(() -> HttpTargets.byType(List.of("Orders=http://b.example/")))
                .hasMessageContaining("type must be");
        assertThatThrownBy(() -> HttpTargets.byType(List.of("=http://b.example/")))
                .hasMessageContaining("this is no address");
    }

    @ParameterizedTest(name = "{0}")
    @Order(2)
    @Tag("step:1")
    @DisplayName("another scheme, host, port or path is not")
    @ValueSource(
            strings = {
                "http://hooks.example.org/in/",
                "http://hooks.example.org:443/in/",
                "https://hooks.example.org:444/in/",
                "https://hooks.example.org/in",
                "https://hooks.example.org/",
                "https://hooks.example.org/IN/",
                "https://hooks.example.org/inn/x",
                "https://example.org/in/",
                "https://evil-hooks.example.org/in/",
                "https://hooks.example.org.evil.net/in/",
                "http://127.0.0.1/wake",
                "http://127.0.0.1:8080/wakeup",
                "http://127.0.0.1:8080/Wake",
                "http://localhost:8080/wake",
                "http://2130706433:8080/wake",
                "http://0177.0.0.1:8080/wake",
                "http://127.0.0.1.nip.io:8080/wake",
                "http://[::ffff:127.0.0.1]:8080/wake",
                "http://[0:0:0:0:0:0:0:1]:9090/",
                "http://[::1]:8080/",
            })
    void elsewhere(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIST.checked(address))
                .withMessageStartingWith("not on this worker's list of targets: ");
    }

    @ParameterizedTest(name = "{index}: {0}")
    @Order(3)
    @Tag("step:2")
    @DisplayName("what two readers could read in two ways is refused, not understood")
    @ValueSource(
            strings = {
                "http://127.1:8080/wake",
                "http://0x7f.0.0.1:8080/wake",
                "https://hooks.example.org@evil.net/in/",
                "https://hooks.example.org:x@evil.net/in/",
                "https://user@hooks.example.org/in/",
                "https://evil.net#@hooks.example.org/in/",
                "https://hooks.example.org/in/#x",
                "https://hooks.example.org./in/",
                "https://hooks.example.org:/in/",
                "https://hooks.example.org:0443/in/",
                "https://hooks.example.org:0/in/",
                "https://hooks.example.org:99999/in/",
                "https://hooks%2eexample.org/in/",
                "https://hooks.example.org\\in\\",
                "https://hooks.example.org/in/../admin",
                "https://hooks.example.org/in/./x",
                "https://hooks.example.org/in/..",
                "https://hooks.example.org/in/..;/admin",
                "https://hooks.example.org/in/..;a=b/admin",
                "https://hooks.example.org/in/%2e%2e/admin",
                "https://hooks.example.org/in/%2E./admin",
                "https://hooks.example.org/in/..%2fadmin",
                "https://hooks.example.org/in/..%5cadmin",
                "https://hooks.example.org/in/%252e%252e/admin",
                "https://hooks.example.org/in/%c0%ae%C0%AE/admin",
                "https://hooks.example.org/in/..%c1%9cadmin",
                "https://hooks.example.org/in/..%00/admin",
                "https://hooks.example.org/in//admin",
                "https://hooks.example.org//in/",
                "//hooks.example.org/in/",
                "/in/",
                "hooks.example.org/in/",
                "https:hooks.example.org/in/",
                "https:///in/",
                "https://",
                "",
                "file:///etc/passwd",
                "ftp://hooks.example.org/in/",
                "jar:https://hooks.example.org/in/!/x",
                "javascript:alert(1)",
                "https://hooks.example.org/in/ x",
                "https://hooks.example.org/in/\r\nHost: evil.net",
                "https://hooks.example.org/in/\u0000",
                "https://hooks.example.org/in/\u00e4",
                "https://hooks.exämple.org/in/",
                "https://hооks.example.org/in/",
                "https://hooks.example.org\uFF0F.evil.net/in/",
                "http://[::1%25eth0]:9090/",
                "http://[fe80::1%1]/",
                "http://[v1.x]/",
            })
    void doubtful(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> LIST.checked(address));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpTargets.of(List.of(address)))
                .withMessageNotContaining("not on this worker's list");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a listed name that leads to this machine or its link is not called")
    void names() throws Exception {
        for (String here :
                List.of(
                        "127.0.0.1",
                        "127.8.9.1",
                        "0.0.0.0",
                        "169.254.169.254",
                        "::1",
                        "::ffff:127.0.0.1",
                        "fe80::1",
                        "224.0.0.1")) {
            assertThat(HttpTargets.here(InetAddress.ofLiteral(here))).as(here).isTrue();
        }
        for (String elsewhere :
                List.of("10.1.2.3", "192.168.1.1", "93.184.216.34", "2001:db8::1")) {
            assertThat(HttpTargets.here(InetAddress.ofLiteral(elsewhere))).as(elsewhere).isFalse();
        }
        InetAddress[] both = {
            InetAddress.ofLiteral("10.1.2.3"), InetAddress.ofLiteral("127.0.0.1")
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        HttpTargets.requireElsewhere(
                                HttpTargets.parse("http://turned.example.org/"), host -> both))
                .withMessage(
                        "turned.example.org leads to 127.0.0.1, which is this machine or its link;"
                                + " list that address itself");
        for (String listed : List.of("http://127.0.0.1/", "http://localhost/", "http://[::1]/")) {
            HttpTargets.requireElsewhere(HttpTargets.parse(listed), host -> both);
        }
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a target has no query, and there is an end to how many there can be")
    void limits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpTargets.of(List.of("https://hooks.example.org/?a=b")))
                .withMessageContaining("a target has no query");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HttpTargets.parse("https://hooks.example.org/" + "x".repeat(2_000)))
                .withMessageContaining("at most 2,000 characters");
    }
}
