package spiral.queue.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// What a job finds out about a file, which it gets part by part. For one thread.
interface Finding {
    /// Longest word that is looked up; what is longer is no word.
    int LONGEST_WORD = 40;

    /// The next bytes of the file: the first `length` of `part`.
    void read(byte[] part, int length);

    /// What was found, when the file is at its end.
    String found();

    /// The checksum, 64 hexadecimal digits, as `sha256sum` prints it.
    static Finding sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        return new Finding() {
            @Override
            public void read(byte[] part, int length) {
                digest.update(part, 0, length);
            }

            @Override
            public String found() {
                return HexFormat.of().formatHex(digest.digest());
            }
        };
    }

    /// How many words there are, as `wc -w` counts in ASCII text.
    static Finding words() {
        return new Counting() {
            private boolean inWord;

            @Override
            void next(byte letter) {
                boolean blank = letter == ' ' || (letter >= '\t' && letter <= '\r');
                if (!blank && !inWord) {
                    count++;
                }
                inWord = !blank;
            }
        };
    }

    /// How many lines there are, as `wc -l` counts.
    static Finding lines() {
        return new Counting() {
            @Override
            void next(byte letter) {
                if (letter == '\n') {
                    count++;
                }
            }
        };
    }

    /// How many words of the file are among these, in lower case.
    static Finding among(Set<String> known) {
        return new Counting() {
            private final StringBuilder word = new StringBuilder();

            @Override
            void next(byte letter) {
                if (Character.isLetter(letter) && word.length() < LONGEST_WORD) {
                    word.append((char) letter);
                } else {
                    endOfWord();
                }
            }

            @Override
            public String found() {
                endOfWord();
                return super.found();
            }

            private void endOfWord() {
                if (known.contains(word.toString().toLowerCase(Locale.ROOT))) {
                    count++;
                }
                word.setLength(0);
            }
        };
    }

    /// A finding that is a number.
    abstract class Counting implements Finding {
        long count;

        abstract void next(byte letter);

        @Override
        public void read(byte[] part, int length) {
            for (int i = 0; i < length; i++) {
                next(part[i]);
            }
        }

        @Override
        public String found() {
            return Long.toString(count);
        }
    }
}
