package spiral.queue.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import spiral.queue.NewJob;
import spiral.queue.handler.BuiltIn;

/// How the queue is served over HTTP.
///
/// @param tokens who may come in, and to which queues
/// @param allowed built-in job types that may be submitted all the same: `exec` runs programs,
///     `http` reaches into the worker's network
/// @param address where to listen; loopback and any free port unless said otherwise
/// @param mostJobs how many jobs of one queue may be in the store, dead letters included, before
///     more are refused
/// @param grace how long requests in progress may go on when the server stops, up to a minute
public record HttpSettings(
        Tokens tokens,
        Set<String> allowed,
        InetSocketAddress address,
        long mostJobs,
        Duration grace) {

    /// Most jobs of one queue unless said otherwise.
    public static final long MOST_JOBS = 1_000_000;

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    /// Checks the numbers and the types.
    public HttpSettings {
        allowed = Set.copyOf(allowed);
        allowed.forEach(NewJob::checkedType);
        if (mostJobs < 1) {
            throw new IllegalArgumentException("most jobs must be at least 1 but was " + mostJobs);
        }
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("grace must be 0 to 1 minute but was " + grace);
        }
    }

    /// Served on the loopback address, on any free port, without `exec` and `http`.
    public static HttpSettings usual(Tokens tokens) {
        return new HttpSettings(
                tokens,
                Set.of(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                MOST_JOBS,
                Duration.ofSeconds(10));
    }

    /// The same, and jobs of these built-in types may be submitted; `http` stands for each `http.NAME`.
    public HttpSettings allow(Set<String> types) {
        return new HttpSettings(tokens, types, address, mostJobs, grace);
    }

    /// The same at another address.
    public HttpSettings at(InetSocketAddress address) {
        return new HttpSettings(tokens, allowed, address, mostJobs, grace);
    }

    /// The same with another bound for each queue.
    public HttpSettings mostJobs(long mostJobs) {
        return new HttpSettings(tokens, allowed, address, mostJobs, grace);
    }

    /// True when jobs of this type may come over HTTP at all.
    boolean admits(String type) {
        return allowed.contains(type) || BuiltIn.risk(type).stream().allMatch(allowed::contains);
    }
}
