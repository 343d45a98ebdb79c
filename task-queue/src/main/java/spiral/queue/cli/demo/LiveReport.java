package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import spiral.queue.demo.DemoEvent;
import spiral.queue.demo.DemoEvent.Tone;
import spiral.queue.demo.DemoEvents;
import spiral.queue.demo.Facts;
import spiral.queue.demo.LostWorker;
import spiral.queue.demo.Snapshot;
import spiral.queue.forecast.Forecast;

/// Keeps what has been seen of the demo, and passes it on: each event once, the present state
/// again and again, all that matters later to the last page.
///
/// Belongs to the thread of the demo's loop.
final class LiveReport {
    private final DemoSetup setup;
    private final LiveOutput output;
    private final Supervision supervision;
    private final DemoEvents events = new DemoEvents();
    private final Throughput throughput = new Throughput();
    private final ForecastCheck forecastCheck = new ForecastCheck();
    private List<Frame.Member> members = List.of();

    LiveReport(DemoSetup setup, LiveOutput output, Supervision supervision) {
        this.setup = setup;
        this.output = output;
        this.supervision = supervision;
    }

    /// This was seen at this time.
    void saw(Duration now, Snapshot snapshot) {
        throughput.saw(now, snapshot.stats());
        forecastCheck.saw(now, snapshot.stats());
        members = supervision.members(snapshot.stats().workers());
        events.of(now, snapshot).forEach(output::tell);
        output.show(frame(now, snapshot));
    }

    /// A process has died, with these jobs in its hands.
    void lost(ProcessExit exit, Duration at, List<LostWorker.Held> held) {
        String name = exit.role().name();
        output.tell(events.lost(LostWorker.of(name, exit.pid(), exit.how(), at, held)));
    }

    /// A forecast was made from what was seen at this time.
    void forecast(Forecast made, Duration at) {
        forecastCheck.made(made, at);
    }

    void tell(Duration at, Tone tone, String text) {
        output.tell(new DemoEvent(at, tone, text));
    }

    /// The workers as they were seen last.
    List<Frame.Member> members() {
        return members;
    }

    /// The workers that died, and what is known about their jobs.
    List<LostWorker> lostWorkers() {
        return events.lostWorkers();
    }

    /// All there is to say at the end.
    DemoResult result(Facts facts) {
        return new DemoResult(facts, lostWorkers(), forecastCheck);
    }

    private Frame frame(Duration now, Snapshot snapshot) {
        return new Frame(
                setup,
                now,
                snapshot,
                throughput.perSecond(),
                members,
                supervision.producing(),
                lostWorkers(),
                output.events());
    }
}
