package spiral.eventloop.browser;

/// What a page can hear of its window.
///
/// All are called on the loop's thread. Source: HTML Standard, sections 8.1.4.6 and 8.1.4.7.
public interface BrowserEvents {
    /// An error that nobody caught: the window's `error` event.
    void error(Object error);

    /// A promise that was rejected and still has no handler, some time after its checkpoint.
    void unhandledRejection(Object reason, Object promise);

    /// A promise that was reported has got a handler.
    void rejectionHandled(Object promise);
}
