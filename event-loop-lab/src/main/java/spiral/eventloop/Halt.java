package spiral.eventloop;

/// Thrown by code on the loop to end the run at once: it is not reported as an error, no microtask
/// and no task runs any more, and whoever runs the loop gets it.
public class Halt extends Error {
    private static final long serialVersionUID = 1;

    /// @param why said to whoever runs the loop
    public Halt(String why) {
        super(why, null, false, false);
    }
}
