package spiral.queue.http;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may come in. In a file, one token per line; `#` begins a comment:
///
///     # name   secret                             queues
///     web      k3pS1h0Zr7wq2mXv9dYt               email,report
///     billing  9aF4nQ8sL2cV6bT1xW5zE              invoice
public record Tokens(List<Token> tokens) {
    /// Most tokens of one server.
    public static final int MOST = 1_000;

    private static final long LARGEST_FILE = 1 << 20;
    private static final String BEARER = "Bearer ";

    /// Checks that no name and no secret stands there twice.
    public Tokens {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty() || tokens.size() > MOST) {
            throw new IllegalArgumentException(
                    "there must be 1 to %,d tokens but were %,d".formatted(MOST, tokens.size()));
        }
        Set<String> names = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (!names.add(token.name())) {
                throw new IllegalArgumentException("two tokens are called '" + token.name() + "'");
            }
        }
        for (Token token : tokens) {
            if (tokens.stream().filter(token::sharesSecretWith).count() > 1) {
                throw new IllegalArgumentException(
                        "the secret of token '" + token.name() + "' is another's, too");
            }
        }
    }

    /// The tokens of a file that nobody else can read.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong with it
    public static Tokens read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(file + " is too large for a file of tokens");
        }
        requirePrivate(file);
        List<Token> tokens = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                tokens.add(token(file + ":" + (i + 1), line));
            }
        }
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no token; write: name secret queue");
        }
        return new Tokens(tokens);
    }

    private static Token token(String place, String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    place + ": a token is written: name secret queue,queue");
        }
        try {
            return Token.of(words[0], words[1], Set.copyOf(Arrays.asList(words[2].split(",", -1))));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(place + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
        String text = PosixFilePermissions.toString(modes);
        if (!text.endsWith("------")) {
            throw new IllegalArgumentException(
                    "others can read %s (%s); try: chmod 600 %s".formatted(file, text, file));
        }
    }

    /// The token that an `Authorization` header shows. Compares with every token in constant time.
    Optional<Token> shownIn(Optional<String> authorization) {
        String shown = authorization.orElse("");
        if (!shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        byte[] hash = Token.hash(shown.substring(BEARER.length()).strip());
        Optional<Token> found = Optional.empty();
        for (Token token : tokens) {
            if (token.matches(hash)) {
                found = Optional.of(token);
            }
        }
        return found;
    }
}
