package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.queue.demo.Script;
import spiral.queue.demo.Tiding.Tone;
import spiral.queue.demo.WordList;

/// What happens in the demo by its timetable: the word list goes and returns, a forecast is made, a
/// worker is killed, and at the latest after some overtime it is over.
///
/// Belongs to the thread of the demo's loop.
final class Story {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// How often a worker with its hands full is looked for, before the busiest is taken as it is.
    private static final int MOST_LOOKS = 30;

    private final EventLoop loop;
    private final Script script;
    private final WordList wordList;
    private final Hands hands;
    private boolean over;

    /// What the story needs done.
    interface Hands {
        /// The workers as they were seen last.
        List<View.Member> members();

        void kill(int number);

        void forecast(Duration ahead);

        void tell(Tone tone, String text);

        void end();
    }

    Story(EventLoop loop, Errand errand, Hands hands) {
        this.loop = loop;
        this.script = errand.script();
        this.wordList = new WordList(errand.place().wordList());
        this.hands = hands;
    }

    /// Sets all timers; time begins now.
    void begin() {
        Duration ahead = script.length().minus(script.forecast());
        loop.setTimeout("the word list goes", script.wordListGoes(), this::wordListGoes);
        loop.setTimeout("forecast", script.forecast(), () -> hands.forecast(ahead));
        loop.setTimeout("the word list returns", script.wordListReturns(), this::wordListReturns);
        loop.setTimeout("SIGKILL", script.kill(), () -> kill(MOST_LOOKS));
        loop.setTimeout("overtime", script.length().plus(Script.OVERTIME), hands::end);
    }

    /// True when all of it has happened.
    boolean over() {
        return over;
    }

    private void wordListGoes() {
        wordList.takeAway();
        hands.tell(Tone.TROUBLE, "the word list is away: every lookup job fails from now on");
    }

    private void wordListReturns() {
        wordList.bringBack();
        hands.tell(Tone.GOOD, "the word list is back: the next lookups will find it");
    }

    /// Takes the worker with the most jobs in its hands: that is where a loss would hurt.
    private void kill(int looks) {
        View.Member busiest =
                hands.members().stream()
                        .max(Comparator.comparingInt(View.Member::held))
                        .orElseThrow();
        if (busiest.held() >= DemoProcess.SLOTS || looks == 0) {
            over = true;
            hands.kill(busiest.number());
        } else {
            loop.setTimeout("look for a busy worker", LOOK_AGAIN, () -> kill(looks - 1));
        }
    }
}
