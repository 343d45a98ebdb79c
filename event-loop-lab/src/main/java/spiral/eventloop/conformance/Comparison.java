package spiral.eventloop.conformance;

import java.util.List;

/// One program, run by Node and by us.
///
/// @param seed what it was made from
/// @param program its text
public record Comparison(
        long seed, String fileName, String program, RealNode.Result node, RealNode.Result ours) {
    /// Whether both printed the same bytes and exited with the same code.
    public boolean same() {
        return node.equals(ours);
    }

    /// What kind of difference this is, from the first line that differs: its text without numbers.
    public String kind() {
        if (same()) {
            return "none";
        }
        List<String> theirs = node.out().lines().toList();
        List<String> mine = ours.out().lines().toList();
        int at = 0;
        while (at < theirs.size() && at < mine.size() && theirs.get(at).equals(mine.get(at))) {
            at++;
        }
        if (at == theirs.size() && at == mine.size()) {
            return "exit code %d, Node's is %d".formatted(ours.code(), node.code());
        }
        return "'%s' where Node prints '%s'".formatted(line(mine, at), line(theirs, at));
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at).replaceAll("\\d+", "N") : "(end)";
    }
}
