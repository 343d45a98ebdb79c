package spiral.learn.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.learn.Checked;
import spiral.learn.Failure;
import spiral.learn.Leak;
import spiral.learn.Prints;
import spiral.learn.Rule;
import spiral.learn.Run;
import spiral.learn.worker.Event;

/// Puts a worker's events together to a [Run]. For one thread at a time.
final class Report {
    private static final int NONE = -1;

    private final List<Leak> leaks = new ArrayList<>();
    private List<Rule> rules = List.of();
    private Checked.Result[] results = {};
    private Prints prints = Prints.NONE;
    private int running = NONE;
    private @Nullable Failure early;
    private boolean reusable;

    void add(Event event) {
        switch (event) {
            case Event.Ready() -> {}
            case Event.Planned(var planned) -> plan(planned);
            case Event.Began(var rule) -> running = rule;
            case Event.Held(var rule) -> end(rule, new Checked.Holds());
            case Event.Failed(var rule, var failure) -> end(rule, new Checked.Fails(failure));
            case Event.Broke(var failure) -> broke(failure);
            case Event.Printed(var said) -> prints = said;
            case Event.Leaked(var leak) -> leaks.add(leak);
            case Event.Done(var again) -> reusable = again;
        }
    }

    /// The last event.
    boolean done(Event.Done done) {
        reusable = done.reusable() && (early == null || isHarmless(early));
        return true;
    }

    /// The worker ended without a word: `Runtime.halt`, a crash, or somebody outside.
    void gone() {
        broke(new Failure(Failure.Kind.EXIT, "", "", null, null, List.of()));
    }

    /// The worker said nothing for this long.
    void silent(Duration patience) {
        broke(
                new Failure(
                        Failure.Kind.ENDLESS,
                        "",
                        patience.toSeconds() + " s were over",
                        null,
                        null,
                        List.of()));
    }

    boolean reusable() {
        return reusable;
    }

    Run run() {
        var checked = new ArrayList<Checked>();
        for (int i = 0; i < rules.size(); i++) {
            checked.add(new Checked(rules.get(i), results[i]));
        }
        return new Run(checked, Optional.ofNullable(early), prints, leaks);
    }

    private void plan(List<Rule> planned) {
        rules = planned;
        results = new Checked.Result[planned.size()];
        Arrays.fill(results, new Checked.NotReached());
    }

    private void end(int rule, Checked.Result result) {
        results[rule] = result;
        running = NONE;
    }

    private void broke(Failure failure) {
        if (early == null) {
            early = failure;
        }
        if (running != NONE) {
            end(running, new Checked.Fails(failure));
        }
    }

    private static boolean isHarmless(Failure failure) {
        return failure.kind() == Failure.Kind.LINKAGE || failure.kind() == Failure.Kind.ASSERTION;
    }
}
