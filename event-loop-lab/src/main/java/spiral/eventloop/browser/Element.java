package spiral.eventloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thing on the page: it has a parent, hears events, and can be watched for changes.
///
///     window --- outer --- inner      a click on inner bubbles: inner, outer, window
///
/// For the loop's thread only. Source: DOM Standard, section 2.9 "Dispatching events".
public final class Element {
    /// A function that hears events of one type.
    record Listener(String type, String name, Consumer<Event> body) {}

    private final String name;
    private final @Nullable Element parent;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<MutationObserver> observers = new ArrayList<>();

    private Element(String name, @Nullable Element parent) {
        this.name = name;
        this.parent = parent;
    }

    /// An element without a parent.
    public static Element root(String name) {
        return new Element(name, null);
    }

    /// An element inside this one.
    public Element child(String childName) {
        return new Element(childName, this);
    }

    /// What people call it.
    public String name() {
        return name;
    }

    /// Calls `listener` for each event of that type that comes by; `listenerName` is its frame on
    /// the call stack.
    public void addEventListener(String type, String listenerName, Consumer<Event> listener) {
        listeners.add(new Listener(type, listenerName, listener));
    }

    /// Changes something about it; whoever observes it hears of that in a microtask.
    public void setAttribute(String attribute, String value) {
        for (MutationObserver observer : observers) {
            observer.changed(name + "." + attribute + " = " + value);
        }
    }

    void observedBy(MutationObserver observer) {
        observers.add(observer);
    }

    /// Itself, its parent, and so on to the root.
    List<Element> path() {
        List<Element> path = new ArrayList<>();
        for (Element element = this; element != null; element = element.parent) {
            path.add(element);
        }
        return path;
    }

    List<Listener> listeners(String type) {
        return listeners.stream().filter(listener -> listener.type().equals(type)).toList();
    }
}
