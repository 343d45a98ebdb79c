package spiral.eventloop.scenario;

import java.util.List;
import java.util.function.Consumer;
import spiral.eventloop.browser.Element;
import spiral.eventloop.browser.Event;
import spiral.eventloop.program.PageScript;

/// A listener of the user's click is alone on the stack; one of click() is not.
final class ClickDispatch implements PageScenario {
    @Override
    public String name() {
        return "click-dispatch";
    }

    @Override
    public String rule() {
        return "Microtasks run between the listeners of a click, but not of click().";
    }

    @Override
    public void program(PageScript page) {
        Element outer = Element.root("outer");
        Element inner = outer.child("inner");
        Consumer<Event> listener =
                event -> {
                    page.queueMicrotask("micro", () -> page.log("micro"));
                    page.log("listener");
                };
        inner.addEventListener("click", "on inner", listener);
        outer.addEventListener("click", "on outer", listener);
        page.log("the script clicks");
        page.browser().dispatch("click", inner);
        page.log("the user clicks");
        page.browser().userDoes(10, "click", inner);
    }

    @Override
    public List<String> prints() {
        return List.of(
                "the script clicks",
                "listener",
                "listener",
                "the user clicks",
                "micro",
                "micro",
                "listener",
                "micro",
                "listener",
                "micro");
    }
}
