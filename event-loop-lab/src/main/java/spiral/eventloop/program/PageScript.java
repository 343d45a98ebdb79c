package spiral.eventloop.program;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Task;
import spiral.eventloop.browser.BrowserEvents;
import spiral.eventloop.browser.BrowserLoop;
import spiral.eventloop.browser.BrowserTimer;

/// The words of a program that runs as in a browser's page.
///
/// For the loop's thread only.
public final class PageScript extends Script {
    private final BrowserLoop browser;

    private PageScript(BrowserLoop browser) {
        super(browser.loop());
        this.browser = browser;
    }

    /// Runs a program, and all that follows from it within so much virtual time.
    public static void run(
            EventLoopBuilder settings,
            BrowserEvents events,
            Duration time,
            Consumer<PageScript> program) {
        PageScript page = new PageScript(new BrowserLoop(settings, events));
        page.browser.run("script", () -> program.accept(page), time);
    }

    /// The browser: elements' events, the network, messages.
    public BrowserLoop browser() {
        return browser;
    }

    /// [BrowserLoop#setTimeout].
    public BrowserTimer setTimeout(String name, double millis, Runnable body) {
        return browser.setTimeout(name, millis, body);
    }

    /// [BrowserLoop#setInterval].
    public BrowserTimer setInterval(String name, double millis, Runnable body) {
        return browser.setInterval(name, millis, body);
    }

    /// [BrowserLoop#requestAnimationFrame].
    public Task requestAnimationFrame(String name, DoubleConsumer body) {
        return browser.requestAnimationFrame(name, body);
    }

    @Override
    Runnable startTimer(String name, double millis, Runnable body) {
        BrowserTimer timer = setTimeout(name, millis, body);
        return timer::clear;
    }

    @Override
    void startQuietTimer(String name, double millis, Runnable body) {
        setTimeout(name, millis, body);
    }

    @Override
    void listenerFailed(Throwable error) {
        loop().report("abort listener", error);
    }
}
