package spiral.console;

/// Whoever read our output has gone away (`… | head`): end quietly.
@SuppressWarnings("serial") // thrown and caught within one command, never serialised
final class OutputClosed extends UserError {
    OutputClosed() {
        super("the reader of this output has gone away", Exit.OK);
    }
}
