package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import spiral.eventloop.EventLoop;
import spiral.queue.demo.Script;
import spiral.queue.demo.Tiding.Tone;
import spiral.queue.demo.WordList;

/// What happens in the demo by its timetable: the word list goes and returns, a worker is killed.
///
/// Belongs to the thread of the demo's loop.
final class Story {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// A worker with so many jobs has its hands full.
    private static final int FULL = 6;

    /// How often such a worker is looked for, before the busiest is taken as it is.
    private static final int MOST_LOOKS = 30;

    private final EventLoop loop;
    private final Script script;
    private final WordList wordList;
    private final BiConsumer<Tone, String> teller;
    private final Victims victims;

    /// Knows the workers, and can kill them.
    interface Victims {
        /// The workers as they were seen last.
        List<View.Member> members();

        void kill(int number);
    }

    Story(
            EventLoop loop,
            Script script,
            WordList wordList,
            BiConsumer<Tone, String> teller,
            Victims victims) {
        this.loop = loop;
        this.script = script;
        this.wordList = wordList;
        this.teller = teller;
        this.victims = victims;
    }

    /// Sets all timers; time begins now.
    void begin() {
        loop.setTimeout("the word list goes", script.wordListGoes(), this::wordListGoes);
        loop.setTimeout("the word list returns", script.wordListReturns(), this::wordListReturns);
        loop.setTimeout("SIGKILL", script.kill(), () -> kill(MOST_LOOKS));
    }

    private void wordListGoes() {
        wordList.takeAway();
        teller.accept(Tone.TROUBLE, "the word list is away: every lookup job fails from now on");
    }

    private void wordListReturns() {
        wordList.bringBack();
        teller.accept(Tone.GOOD, "the word list is back: the next lookups will find it");
    }

    /// Takes the worker with the most jobs in its hands: that is where a loss would hurt.
    private void kill(int looks) {
        View.Member busiest =
                victims.members().stream()
                        .max(Comparator.comparingInt(View.Member::held))
                        .orElseThrow();
        if (busiest.held() >= FULL || looks == 0) {
            victims.kill(busiest.number());
        } else {
            loop.setTimeout("look for a busy worker", LOOK_AGAIN, () -> kill(looks - 1));
        }
    }
}
