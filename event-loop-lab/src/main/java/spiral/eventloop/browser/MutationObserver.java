package spiral.eventloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import spiral.eventloop.EventLoop;

/// Hears of all changes to its elements together, in one microtask behind the first of them.
///
/// For the loop's thread only. Source: DOM Standard, section 4.3 "Mutation observers".
public final class MutationObserver {
    private final EventLoop loop;
    private final String name;
    private final Consumer<List<String>> callback;
    private List<String> records = new ArrayList<>();

    MutationObserver(EventLoop loop, String name, Consumer<List<String>> callback) {
        this.loop = loop;
        this.name = name;
        this.callback = callback;
    }

    /// Watches this element, too.
    public void observe(Element element) {
        element.observedBy(this);
    }

    void changed(String what) {
        if (records.isEmpty()) {
            loop.queueMicrotask(name, this::deliver);
        }
        records.add(what);
    }

    private void deliver() {
        List<String> delivered = records;
        records = new ArrayList<>();
        callback.accept(delivered);
    }
}
