package spiral.eventloop.js;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Asks a running program at which line it is, without stopping it.
///
/// How this works: the engine's code polls for actions while it runs, also inside a regular expression
/// or a sort. Ours is performed there, on the program's thread, and walks the stack from the inside to
/// the first line that is the program's own. `place` is written by that thread and read by whoever
/// asked.
final class Whereabouts {
    private final TruffleLanguage.Env env;
    private volatile String place = "";

    Whereabouts(TruffleLanguage.Env env) {
        this.env = env;
    }

    /// Asks; the answer comes when the program polls.
    void ask() {
        Future<?> _ =
                env.submitThreadLocal(
                        null,
                        new ThreadLocalAction(false, false) {
                            @Override
                            protected void perform(Access access) {
                                look(access.getLocation());
                            }
                        });
    }

    /// `file:line` of the latest answer; empty if there was none, or the program was in none of its
    /// lines.
    String place() {
        return place;
    }

    private void look(Node innermost) {
        String found = place(innermost);
        String outer =
                found.isEmpty()
                        ? Truffle.getRuntime()
                                .iterateFrames(frame -> nullIfEmpty(place(frame.getCallNode())))
                        : found;
        if (outer != null) {
            place = outer;
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String place(@Nullable Node node) {
        SourceSection section = node == null ? null : node.getEncapsulatingSourceSection();
        return section == null || !section.isAvailable() || section.getSource().isInternal()
                ? ""
                : Names.place(section.getSource().getName(), section.getStartLine());
    }
}
