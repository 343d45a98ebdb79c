package spiral.queue.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import spiral.queue.StoreException;

/// Where a PostgreSQL store lies: `postgresql://user:password@host:5432/database?schema=name`.
///
/// @param jdbc the same place in JDBC's words, without user and password
/// @param schema the schema that holds the queue's tables, `spiral_queue` where none is named
record PostgresUrl(String jdbc, String user, String password, String schema) {
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final String FORM = "postgresql://user:password@host:5432/database?schema=name";

    /// The server ends a statement after this, and a wait for another's lock.
    private static final String TIMEOUTS =
            "-c statement_timeout=30s -c lock_timeout=10s"
                    + " -c idle_in_transaction_session_timeout=60s -c synchronous_commit=on";

    static PostgresUrl parse(String url) {
        URI uri = uri(url);
        Map<String, String> options = options(uri);
        String schema = options.getOrDefault("schema", "spiral_queue");
        options.remove("schema");
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new StoreException("a PostgreSQL store's address is " + FORM);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new StoreException("a port is 1 to 65535, not " + uri.getPort());
        }
        if (!SCHEMA.matcher(schema).matches()) {
            throw new StoreException(
                    "a schema's name is 1 to 63 of a-z 0-9 _ and begins with a letter, not "
                            + schema);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://" + uri.getHost() + port);
        jdbc.append(uri.getRawPath());
        char before = '?';
        for (var option : options.entrySet()) {
            jdbc.append(before).append(option.getKey()).append('=').append(option.getValue());
            before = '&';
        }
        String[] user =
                uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new PostgresUrl(
                jdbc.toString(),
                user.length > 0 ? decoded(user[0]) : System.getProperty("user.name"),
                user.length > 1 ? decoded(user[1]) : "",
                schema);
    }

    /// A new connection with this queue's schema, time-outs and durable commits.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc, properties());
    }

    /// The same on sockets of this class's.
    Connection connect(String socketFactory) throws SQLException {
        Properties properties = properties();
        properties.setProperty("socketFactory", socketFactory);
        return DriverManager.getConnection(jdbc, properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "40");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "spiral queue");
        properties.setProperty("currentSchema", name() + ",public");
        properties.setProperty("options", TIMEOUTS);
        properties.setProperty("reWriteBatchedInserts", "true");
        return properties;
    }

    /// The schema's name in SQL: it may be one of SQL's own words.
    String name() {
        return '"' + schema + '"';
    }

    /// Its place without the password, for messages.
    @Override
    public String toString() {
        return jdbc.substring("jdbc:".length()) + " (schema " + schema + ")";
    }

    private static URI uri(String url) {
        try {
            return new URI(url.replaceFirst("^postgres:", "postgresql:"));
        } catch (URISyntaxException e) {
            throw new StoreException("a PostgreSQL store's address is " + FORM, e);
        }
    }

    private static Map<String, String> options(URI uri) {
        Map<String, String> options = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
