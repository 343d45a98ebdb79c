package spiral.queue.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.TreeSet;
import spiral.queue.NewJob;

/// A bearer token: whoever shows it may submit to these queues and see them, and no others. Only
/// the secret's hash is kept.
public final class Token {
    /// Shortest secret, in characters: 20 random ones cannot be guessed.
    public static final int SHORTEST = 20;

    /// Longest secret, in characters.
    public static final int LONGEST = 200;

    private final String name;
    private final byte[] hash;
    private final Set<String> queues;

    private Token(String name, byte[] hash, Set<String> queues) {
        this.name = name;
        this.hash = hash;
        this.queues = queues;
    }

    /// A token for these queues.
    ///
    /// @param name what logs and metrics call it: 1 to 64 of `a-z 0-9 . _ -`
    /// @param secret [#SHORTEST] to [#LONGEST] characters of `A-Z a-z 0-9 - . _ ~ + / =`
    public static Token of(String name, String secret, Set<String> queues) {
        if (!name.matches("[a-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a token's name must be 1 to 64 of a-z 0-9 . _ - but was '" + name + "'");
        }
        if (!secret.matches("[A-Za-z0-9._~+/=-]{%d,%d}".formatted(SHORTEST, LONGEST))) {
            throw new IllegalArgumentException(
                    "the secret of token '%s' must be %d to %d of A-Z a-z 0-9 - . _ ~ + / ="
                            .formatted(name, SHORTEST, LONGEST));
        }
        if (queues.isEmpty()) {
            throw new IllegalArgumentException("token '" + name + "' must name a queue");
        }
        queues.forEach(NewJob::checkedType);
        return new Token(name, hash(secret), Set.copyOf(queues));
    }

    /// What logs and metrics call it.
    public String name() {
        return name;
    }

    /// The queues that it opens.
    public Set<String> queues() {
        return new TreeSet<>(queues);
    }

    boolean opens(String queue) {
        return queues.contains(queue);
    }

    boolean sharesSecretWith(Token other) {
        return matches(other.hash);
    }

    /// Takes as long for a wrong secret as for the right one.
    boolean matches(byte[] hashOfShown) {
        return MessageDigest.isEqual(hash, hashOfShown);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + queues();
    }
}
