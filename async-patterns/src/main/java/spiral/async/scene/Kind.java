package spiral.async.scene;

/// What a [Mark] on a timeline stands for.
public enum Kind {
    CALL("call"),
    WORKING("working"),
    WAITING("waiting"),
    SUCCESS("success"),
    FAILURE("failure"),
    CANCELLED("cancelled"),
    REFUSED("refused"),
    RUN("run"),
    UP("service well"),
    DOWN("service broken"),
    CLOSED("closed"),
    OPEN("open"),
    HALF_OPEN("half-open"),
    COUNT("how many");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// The same in words, for a legend.
    public String words() {
        return words;
    }
}
