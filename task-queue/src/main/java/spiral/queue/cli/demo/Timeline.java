package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.queue.demo.DemoEvent.Tone;
import spiral.queue.demo.Timetable;
import spiral.queue.demo.WordList;

/// What happens in the demo by its timetable: the word list goes and returns, a forecast is made, a
/// worker is killed, and at the latest after some overtime it is over.
///
/// Belongs to the thread of the demo's loop.
final class Timeline {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// How often a worker with its hands full is looked for, before the busiest is taken as it is.
    /// In a short demo less often: its jobs are soon done.
    private static final int MOST_LOOKS = 30;

    private final EventLoop loop;
    private final Timetable timetable;
    private final WordList wordList;
    private final Actions actions;
    private boolean over;

    /// What the timeline needs done.
    interface Actions {
        /// The workers as they were seen last.
        List<Frame.Member> members();

        void kill(int number);

        void forecast(Duration ahead);

        void tell(Tone tone, String text);

        void end();
    }

    Timeline(EventLoop loop, DemoSetup setup, Actions actions) {
        this.loop = loop;
        this.timetable = setup.timetable();
        this.wordList = new WordList(setup.folder().wordList());
        this.actions = actions;
    }

    /// Sets all timers; time begins now.
    void begin() {
        Duration ahead = timetable.length().minus(timetable.forecast());
        loop.setTimeout("the word list goes", timetable.wordListGoes(), this::wordListGoes);
        loop.setTimeout("forecast", timetable.forecast(), () -> actions.forecast(ahead));
        loop.setTimeout(
                "the word list returns", timetable.wordListReturns(), this::wordListReturns);
        int looks = (int) Math.min(MOST_LOOKS, timetable.length().toSeconds());
        loop.setTimeout("SIGKILL", timetable.kill(), () -> kill(looks));
        loop.setTimeout("overtime", timetable.length().plus(Timetable.OVERTIME), actions::end);
    }

    /// True when all of it has happened.
    boolean over() {
        return over;
    }

    private void wordListGoes() {
        wordList.takeAway();
        actions.tell(Tone.TROUBLE, "the word list is away: every lookup job fails from now on");
    }

    private void wordListReturns() {
        wordList.bringBack();
        actions.tell(Tone.GOOD, "the word list is back: the next lookups will find it");
    }

    /// Takes the worker with the most jobs in its hands: that is where a loss would hurt.
    private void kill(int looks) {
        Frame.Member busiest =
                actions.members().stream()
                        .max(Comparator.comparingInt(Frame.Member::held))
                        .orElseThrow();
        if (busiest.held() >= DemoProcess.SLOTS || looks == 0) {
            over = true;
            actions.kill(busiest.number());
        } else {
            loop.setTimeout("look for a busy worker", LOOK_AGAIN, () -> kill(looks - 1));
        }
    }
}
