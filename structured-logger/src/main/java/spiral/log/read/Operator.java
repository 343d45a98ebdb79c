package spiral.log.read;

/// How two values are compared. In the order in which they are looked for: the longer first.
enum Operator {
    NOT_EQUAL("!=", true, false, true),
    AT_MOST("<=", true, true, false),
    AT_LEAST(">=", false, true, true),
    LACKS("!~", false, false, false),
    EQUAL("=", false, true, false),
    LESS("<", true, false, false),
    MORE(">", false, false, true),
    CONTAINS("~", false, false, false);

    final String sign;
    private final boolean whenLess;
    private final boolean whenEqual;
    private final boolean whenMore;

    Operator(String sign, boolean whenLess, boolean whenEqual, boolean whenMore) {
        this.sign = sign;
        this.whenLess = whenLess;
        this.whenEqual = whenEqual;
        this.whenMore = whenMore;
    }

    boolean holds(int comparison) {
        return comparison < 0 ? whenLess : comparison > 0 ? whenMore : whenEqual;
    }
}
