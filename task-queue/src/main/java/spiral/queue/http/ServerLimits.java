package spiral.queue.http;

import java.util.Map;

/// What a client can cost us at most. The JDK's server reads its own limits once per process, from
/// system properties; what somebody has set there before stands.
final class ServerLimits {
    /// Largest body, in bytes: a payload of the greatest length, all of it escaped, fits.
    static final int BODY = 8 << 20;

    /// Most jobs of one batch.
    static final int BATCH = 10_000;

    /// Most parents of all jobs of one request together.
    static final int PARENTS = 1_000;

    /// Most jobs of one list.
    static final int LIST = 100;

    /// Most requests of one token at a time.
    static final int AT_ONCE = 8;

    /// Most bodies being read at a time.
    static final int BODIES = 16;

    /// Platform threads that speak with the store.
    static final int STORE_THREADS = 16;

    private static final Map<String, String> OF_THE_JDK =
            Map.of(
                    // more are closed as soon as they are accepted
                    "jdk.httpserver.maxConnections", "500",
                    "sun.net.httpserver.maxIdleConnections", "200",
                    // seconds until a connection without a request is closed
                    "sun.net.httpserver.idleInterval", "20",
                    // seconds until a request must be complete, and until its answer must be taken
                    "sun.net.httpserver.maxReqTime", "20",
                    "sun.net.httpserver.maxRspTime", "60",
                    // bytes of a refused body that are read all the same, so that its sender hears
                    // why
                    "sun.net.httpserver.drainAmount", "16777216",
                    "sun.net.httpserver.maxReqHeaders", "64",
                    "sun.net.httpserver.maxReqHeaderSize", "16384",
                    "sun.net.httpserver.nodelay", "true");

    private ServerLimits() {}

    static void set() {
        OF_THE_JDK.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
