package spiral.log.json;

/// Copies text into bytes at once and proves that nothing in it needs an escape.
///
/// How this works: `String.getBytes(int, int, byte[], int)` is the fastest copy there is, but it
/// drops the high half of each character. So two proofs follow. Eight bytes at a time are held
/// against the five things that are not plain (SWAR: "SIMD within a register", Lamport 1975): for a
/// byte x, `(x - 0x20) & ~x` has its top bit set when x is below a space, and the same trick finds
/// zero after an XOR with a quote, a backslash or DEL. And an OR over all characters shows whether
/// one had a high half. A borrow between bytes can only raise a false alarm; then the slow road is
/// taken.
final class SwarScan {
    /// Text is copied in pieces, so that one special character costs one piece and not all the
    /// rest.
    static final int CHUNK = 256;

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private SwarScan() {}

    /// Whether all characters are plain; only then does what was copied count.
    @SuppressWarnings(
            "deprecation") // what makes it deprecated, the lost high half, is checked here
    static boolean copy(String text, int start, int end, byte[] target, int offset) {
        text.getBytes(start, end, target, offset);
        return !anySpecial(target, offset, offset + end - start) && isAscii(text, start, end);
    }

    private static boolean isAscii(String text, int start, int end) {
        int all = 0;
        for (int i = start; i < end; i++) {
            all |= text.charAt(i);
        }
        return all < 0x80;
    }

    /// The last word may reach beyond the end; those bytes are shifted out.
    private static boolean anySpecial(byte[] bytes, int start, int end) {
        long found = 0;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            found |= special((long) Words.LONGS.get(bytes, at));
        }
        if (at < end) {
            found |= special((long) Words.LONGS.get(bytes, at)) << (Long.SIZE - Byte.SIZE * (end - at));
        }
        return (found & TOPS) != 0;
    }

    private static long special(long word) {
        long control = word - ONES * ' ';
        long quote = (word ^ ONES * '"') - ONES;
        long backslash = (word ^ ONES * '\\') - ONES;
        long delete = (word ^ ONES * 0x7F) - ONES;
        return ((control | quote | backslash | delete) & ~word) | word;
    }
}
