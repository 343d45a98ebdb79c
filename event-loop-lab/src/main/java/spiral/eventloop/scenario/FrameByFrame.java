package spiral.eventloop.scenario;

import java.util.List;
import spiral.eventloop.program.PageScript;

/// Animation callbacks run when a frame is due, with a checkpoint after each.
final class FrameByFrame implements PageScenario {
    @Override
    public String name() {
        return "frame-by-frame";
    }

    @Override
    public String rule() {
        return "A frame runs the callbacks that were there; new ones wait for the next.";
    }

    @Override
    public void program(PageScript page) {
        page.requestAnimationFrame(
                "first",
                time -> {
                    page.requestAnimationFrame("next", later -> page.log("next"));
                    page.queueMicrotask("micro", () -> page.log("micro"));
                    page.log("first");
                });
        page.requestAnimationFrame("second", time -> page.log("second"));
        page.setTimeout("timer", 0, () -> page.log("timer"));
        page.log("main");
    }

    @Override
    public List<String> prints() {
        return List.of("main", "timer", "first", "micro", "second", "next");
    }

    @Override
    public boolean races() {
        return true; // the timer and the first frame
    }
}
