package spiral.log.redact;

import java.util.ArrayList;
import java.util.List;
import spiral.log.json.Redaction;

/// Hides values by the path of names that leads to them.
///
///     user.password        the member password of user, or the field named "user.password"
///     *.token              token in anything at the top
///     **.secret            secret at any depth, also at the top
///     card.**              all below card
///
/// Upper and lower case are the same. Arrays are no step: `users.password` hides it in each of the
/// users. A path that leads to a container hides all of it. Whatever goes wrong in judging a name
/// hides the value.
///
/// How this works: all paths are laid one after the other in one array of names, and a place is a
/// set of positions in it, one bit each. A step moves each position on whose name fits; `**` also
/// stays where it is. This is how a regular expression runs without backtracking (K. Thompson,
/// 1968): the cost is linear, whatever the paths.
public final class PathRedactor implements Redaction {
    /// Names in all paths together: one bit of a long each, the top one says "hidden".
    public static final int MAX_NAMES = 63;

    private static final String ONE = "*";
    private static final String ANY = "**";

    private final String[] names;
    // bit i: position i is the last of its path
    private final long last;
    private final long start;

    private PathRedactor(List<List<String>> paths) {
        List<String> all = new ArrayList<>();
        long lasts = 0;
        long starts = 0;
        for (List<String> path : paths) {
            starts |= bit(all.size());
            all.addAll(path);
            lasts |= bit(all.size() - 1);
        }
        this.names = all.toArray(String[]::new);
        this.last = lasts;
        this.start = skipAny(starts);
    }

    /// Hides what these paths lead to.
    ///
    /// @throws IllegalArgumentException when a path has an empty name, or all together have more
    /// than
    ///   [#MAX_NAMES]
    public static PathRedactor of(String... paths) {
        List<List<String>> split = new ArrayList<>();
        int total = 0;
        for (String path : paths) {
            List<String> names = List.of(path.split("\\.", -1));
            total += names.size();
            if (names.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "a path is names joined by dots but was '" + path + "'");
            }
            split.add(names);
        }
        if (total > MAX_NAMES) {
            throw new IllegalArgumentException(
                    "paths must have at most " + MAX_NAMES + " names together but had " + total);
        }
        return new PathRedactor(split);
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long step(long place, String name) {
        long at = place;
        int begin = 0;
        while (at > NOWHERE) {
            int dot = name.indexOf('.', begin);
            int end = dot < 0 ? name.length() : dot;
            at = oneStep(at, name, begin, end);
            if (dot < 0) {
                return at;
            }
            begin = dot + 1;
        }
        return at;
    }

    @Override
    public long either(long one, long other) {
        return one == HIDDEN || other == HIDDEN ? HIDDEN : one | other;
    }

    private long oneStep(long place, String name, int begin, int end) {
        long next = 0;
        for (long rest = place; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            boolean any = names[position].equals(ANY);
            if (any) {
                next |= bit(position);
            }
            if (any || fits(names[position], name, begin, end)) {
                if ((last & bit(position)) != 0) {
                    return HIDDEN;
                }
                next |= any ? 0 : bit(position + 1);
            }
        }
        return skipAny(next);
    }

    private static boolean fits(String wanted, String name, int begin, int end) {
        return wanted.equals(ONE)
                || (wanted.length() == end - begin
                        && name.regionMatches(true, begin, wanted, 0, end - begin));
    }

    /// `**` may stand for no name at all, so what follows it is reached at once.
    private long skipAny(long positions) {
        long all = positions;
        for (int i = 0; i < names.length - 1; i++) {
            boolean skips = (all & bit(i)) != 0 && names[i].equals(ANY) && (last & bit(i)) == 0;
            if (skips) {
                all |= bit(i + 1);
            }
        }
        return all;
    }

    private static long bit(int position) {
        return 1L << position;
    }
}
