package spiral.eventloop.browser;

/// Something that happened to an [Element], on its way from there to the root.
///
/// For the loop's thread only.
public final class Event {
    private final String type;
    private final Element target;
    private boolean stopped;

    Event(String type, Element target) {
        this.type = type;
        this.target = target;
    }

    /// What happened: "click".
    public String type() {
        return type;
    }

    /// Where it happened.
    public Element target() {
        return target;
    }

    /// Keeps it from the elements further up.
    public void stopPropagation() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }
}
