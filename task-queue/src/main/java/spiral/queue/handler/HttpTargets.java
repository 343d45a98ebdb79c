package spiral.queue.handler;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spiral.queue.NewJob;

/// The addresses that `http` jobs may call: each is a scheme, a host, a port, and the beginning of a
/// path.
///
///     https://hooks.example.org/in/      …/in/ and all below it
///     http://127.0.0.1:8080/wake         …/wake and all below it, not …/wakeup
///
/// How this works. An address is taken apart once, strictly, and compared part by part; what is
/// called afterwards is put together from the parts that were compared. Whatever two readers could
/// read in two ways (user names, encoded dots and slashes, also in bytes that UTF-8 forbids, dot segments,
/// backslashes, other ways to write a host) is refused rather than understood. So `http://0x7f.1/`, `http://2130706433/` and
/// `http://[::ffff:127.0.0.1]/` are on the list only if they stand there letter by letter.
///
/// Names lead where DNS says. A listed name that leads to this machine or its link (`127.0.0.1`,
/// `169.254.169.254`) is refused, since whoever owns the name could have turned it there; list the
/// address itself, or `localhost`. The JDK keeps a looked-up address for 30 seconds, so the call that
/// follows goes to the one that was looked at.
///
/// @param targets what is on the list
public record HttpTargets(List<Target> targets) {
    /// Most targets of one worker.
    public static final int MOST = 1_000;

    /// Most names for lists of targets: each has connections of its own.
    public static final int MOST_NAMES = 32;

    /// Longest address, in characters.
    static final int LONGEST = 2_000;

    private static final Pattern NAMED = Pattern.compile("([^:/=]+)=(.*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-f:.]+]|[0-9.]+");
    private static final Pattern ESCAPED = Pattern.compile("%(2[eEfF5]|5[cC]|[cC][01]|00)");

    /// An address, taken apart.
    ///
    /// @param port the one that is called, also where none was written
    /// @param path at least `/`
    /// @param query what follows the question mark, where one stands
    public record Target(
            String scheme, String host, int port, String path, Optional<String> query) {

        /// The address in its one way to be written.
        URI uri() {
            return URI.create(
                    "%s://%s:%d%s%s"
                            .formatted(
                                    scheme, host, port, path, query.map(q -> "?" + q).orElse("")));
        }

        private boolean covers(Target wanted) {
            String below = path.endsWith("/") ? path : path + "/";
            return scheme.equals(wanted.scheme)
                    && host.equals(wanted.host)
                    && port == wanted.port
                    && (wanted.path.equals(path) || wanted.path.startsWith(below));
        }
    }

    /// Where names lead: the system's look-up.
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /// Checks the number of targets.
    public HttpTargets {
        targets = List.copyOf(targets);
        if (targets.size() > MOST) {
            throw new IllegalArgumentException(
                    "there can be at most %,d targets but were %,d"
                            .formatted(MOST, targets.size()));
        }
    }

    /// A list of these addresses.
    ///
    /// @throws IllegalArgumentException with a sentence, when one is not an address, or has a query
    public static HttpTargets of(List<String> addresses) {
        List<Target> targets = new ArrayList<>();
        for (String address : addresses) {
            Target target = parse(address);
            if (target.query().isPresent()) {
                throw new IllegalArgumentException("a target has no query, but was " + address);
            }
            targets.add(target);
        }
        return new HttpTargets(targets);
    }

    /// Lists by the job type that may call them: `https://…` is for type `http`, `orders=https://…` for
    /// type `http.orders`, which is a queue of its own, with its own breaker, limits and tokens.
    ///
    /// @throws IllegalArgumentException as [#of] does, or when there are more than [#MOST_NAMES] names
    public static Map<String, HttpTargets> byType(List<String> words) {
        Map<String, List<String>> addresses = new TreeMap<>();
        for (String word : words) {
            Matcher named = NAMED.matcher(word);
            boolean own = named.matches();
            String type = own ? HttpHandler.TYPE + "." + named.group(1) : HttpHandler.TYPE;
            addresses
                    .computeIfAbsent(NewJob.checkedType(type), _ -> new ArrayList<>())
                    .add(own ? named.group(2) : word);
        }
        if (addresses.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "there can be at most %d names but were %d"
                            .formatted(MOST_NAMES, addresses.size()));
        }
        Map<String, HttpTargets> targets = new TreeMap<>();
        addresses.forEach((type, list) -> targets.put(type, of(list)));
        return targets;
    }

    /// This address, if it is on the list.
    ///
    /// @throws IllegalArgumentException when it is not, or can be read in two ways
    Target checked(String address) {
        Target wanted = parse(address);
        if (targets.stream().noneMatch(target -> target.covers(wanted))) {
            throw new IllegalArgumentException(
                    "not on this worker's list of targets: " + wanted.uri());
        }
        return wanted;
    }

    /// Looks up where a name leads, just before it is called.
    ///
    /// @throws IllegalArgumentException when it leads to this machine or its link
    static void requireElsewhere(Target target, Names names) throws UnknownHostException {
        if (LITERAL.matcher(target.host()).matches() || target.host().equals("localhost")) {
            return;
        }
        for (InetAddress address : names.addresses(target.host())) {
            if (here(address)) {
                throw new IllegalArgumentException(
                        "%s leads to %s, which is this machine or its link; list that address itself"
                                .formatted(target.host(), address.getHostAddress()));
            }
        }
    }

    static boolean here(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress();
    }

    /// Takes an address apart.
    static Target parse(String address) {
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an address has at most %,d characters but had %,d"
                            .formatted(LONGEST, address.length()));
        }
        try {
            return parse(new URI(address));
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("this is no address: " + wrong.getMessage(), wrong);
        }
    }

    private static Target parse(URI uri) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        require(
                scheme.equals("http") || scheme.equals("https"),
                "an address begins with http:// or https://");
        require(uri.getRawUserInfo() == null, "an address names no user");
        require(uri.getRawFragment() == null, "an address has no fragment (#)");
        require(
                NAME.matcher(host).matches() || LITERAL.matcher(host).matches(),
                "an address names a host, in plain letters and without a dot at its end");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        require(
                lower(uri.getRawAuthority()).equals(host + port),
                "an address has a host, a port, and nothing else before its path");
        int called = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        require(called >= 1 && called <= 65_535, "a port is 1 to 65535");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        checkPath(path);
        return new Target(scheme, host, called, path, Optional.ofNullable(uri.getRawQuery()));
    }

    private static void checkPath(String path) {
        require(
                !ESCAPED.matcher(path).find() && path.indexOf('\\') < 0,
                "a path has no encoded dot, slash, backslash or percent sign, in whatever bytes");
        require(path.chars().allMatch(c -> c > ' ' && c < 0x7f), "a path is plain ASCII");
        for (String segment : path.split("/", -1)) {
            String name = segment.replaceFirst(";.*", "");
            require(!name.equals(".") && !name.equals(".."), "a path has no . or .. in it");
        }
        require(!path.contains("//"), "a path has no empty part (//)");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
