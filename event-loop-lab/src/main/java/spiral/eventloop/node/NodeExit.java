package spiral.eventloop.node;

import spiral.eventloop.Halt;

/// Ends a program from inside, as `process.exit` does; [NodeLoop] answers it with the exit code.
public final class NodeExit extends Halt {
    private static final long serialVersionUID = 1;

    NodeExit(int code) {
        super("exit code " + code);
    }
}
