package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The character set of a text file: its byte order mark, else what is declared. A file in another one is refused as a
 * whole, because names that are garbled once stay garbled in credentials.
 *
 * @param markLength bytes of the byte order mark
 */
record Encoding(Charset charset, int markLength) {

    private static final int BLOCK = 1 << 16;

    static Encoding of(Path file, Charset declared) throws IOException {
        byte[] start = new byte[3];
        int read;
        try (InputStream in = Files.newInputStream(file)) {
            read = in.readNBytes(start, 0, start.length);
        }
        if (read == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (read >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        if (read >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        return new Encoding(declared, 0);
    }

    /** Reads the text after the byte order mark; bytes that are no character end in a {@link java.io.IOException}. */
    Reader reader(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, strict(charset));
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Reads the file once to see that all of it is in this character set.
     *
     * @throws MalformedRecord when it is not, or when it is text of UTF-8 that only looks so in one byte a character
     */
    void check(Path file) throws IOException {
        Judge own = Judge.of(charset);
        Judge utf8 = new Utf8();
        boolean oneByte = charset.newEncoder().maxBytesPerChar() == 1;
        boolean latin = charset.name().startsWith("ISO-8859");
        long controls = 0;
        boolean plain = true;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(markLength);
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                own.take(block, read);
                if (oneByte) {
                    utf8.take(block, read);
                    // bytes from 0x80 to 0xFF are negative
                    for (int i = 0; i < read; i++) {
                        plain &= block[i] >= 0;
                        controls += block[i] < (byte) 0xA0 ? 1 : 0;
                    }
                }
            }
        }
        if (!own.isRight()) {
            throw new MalformedRecord("The file is not in " + charset.name() + ": byte " + (own.wrongAt() + markLength)
                    + " is no character of it. Export it in " + charset.name()
                    + ", or declare the right one in csv.charset.");
        }
        if (oneByte && !plain && utf8.isRight() && !charset.equals(StandardCharsets.UTF_8)) {
            throw new MalformedRecord("The file is declared as " + charset.name() + " but its characters are UTF-8."
                    + " Declare csv.charset: UTF-8, or export it in " + charset.name() + ".");
        }
        if (latin && controls > 0) {
            throw new MalformedRecord("The file has " + controls + " bytes that are control characters in "
                    + charset.name() + "; it is probably windows-1252. Declare that in csv.charset.");
        }
    }

    /** Whether bytes are text of a character set. */
    interface Judge {

        void take(byte[] block, int length);

        /** At the file's end: nothing wrong, and no character cut off. */
        boolean isRight();

        /** The byte, counted from 1, where the first wrong character begins. */
        long wrongAt();

        static Judge of(Charset charset) {
            return charset.equals(StandardCharsets.UTF_8) ? new Utf8() : new ByDecoder(charset);
        }
    }

    /** Asks the decoder that Java has for it. */
    private static final class ByDecoder implements Judge {
        private final CharsetDecoder decoder;
        private final ByteBuffer in = ByteBuffer.allocate(2 * BLOCK);
        private final CharBuffer out = CharBuffer.allocate(BLOCK);
        private boolean wrong;
        private long consumed;

        ByDecoder(Charset charset) {
            decoder = strict(charset);
        }

        @Override
        public void take(byte[] block, int length) {
            if (wrong) {
                return;
            }
            in.put(block, 0, length).flip();
            int before = in.position();
            CoderResult result;
            do {
                out.clear();
                result = decoder.decode(in, out, false);
            } while (result.isOverflow());
            consumed += in.position() - before;
            wrong = result.isError();
            in.compact();
        }

        @Override
        public boolean isRight() {
            return !wrong && in.position() == 0;
        }

        @Override
        public long wrongAt() {
            return consumed + 1;
        }
    }
}
