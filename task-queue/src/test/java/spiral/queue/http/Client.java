package spiral.queue.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A client of the API: well-behaved, or with whatever bytes somebody thinks up.
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;
    private final String secret;

    public Client(URI server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /// An answer: its status and its text.
    public record Reply(int status, String body, HttpResponse<String> all) {
        public String header(String name) {
            return all.headers().firstValue(name).orElse("");
        }
    }

    public Reply post(String path, String json, String... headers) throws Exception {
        return send("POST", path, json.getBytes(UTF_8), headers);
    }

    public Reply get(String path) throws Exception {
        return send("GET", path, new byte[0]);
    }

    public Reply send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .method(method, BodyPublishers.ofByteArray(body));
        request.setHeader("Authorization", "Bearer " + secret);
        request.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
        return new Reply(response.statusCode(), response.body(), response);
    }

    /// A bare connection.
    public Socket socket() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends these bytes on a connection of their own.
    Socket bytes(String bytes) throws IOException {
        Socket socket = socket();
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (SocketException closedAlready) {
            return socket;
        }
        return socket;
    }

    /// Sends these bytes, and reads until the server closes.
    String raw(String bytes) throws IOException {
        return untilClosed(bytes(bytes));
    }

    /// The same with a request that may be incomplete: it gets no more bytes.
    String rawAndNoMore(String bytes) throws IOException {
        Socket socket = bytes(bytes);
        try {
            socket.shutdownOutput();
        } catch (SocketException closedAlready) {
            return untilClosed(socket);
        }
        return untilClosed(socket);
    }

    /// What comes until the server closes; nothing where it breaks off.
    static String untilClosed(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    /// The lines of a request that begin it, with this client's token.
    public String head(String requestLine, String... headers) {
        StringBuilder head = new StringBuilder(requestLine).append("\r\nHost: x\r\n");
        head.append("Authorization: Bearer ").append(secret).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
