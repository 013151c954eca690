package eu.passerelle.credentials.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures of 16 colours as PNG (W3C PNG, third edition), compressed for what they are: letters on paper. A pixel
 * mostly equals the one above it or the one left of it, so only these two are compared, and the code of the symbols is
 * made once, from letters as they are on this background. A band that was not drawn on is taken from the background. Thread-safe.
 * Measured for one certificate beside zlib on its quick level: 0.13 ms against 0.45, and 7 % smaller files.
 */
final class PngEncoder {

    /** A background with its code, and the beginning of the stream that tells the code. */
    static final class Prepared {
        private final Canvas canvas;
        private final PrefixCode code;
        private final Bits start = new Bits();
        private final Bits[] bands;

        private Prepared(Canvas canvas, Canvas typical) {
            this.canvas = canvas;
            int[] weights = new int[SYMBOLS];
            Arrays.fill(weights, 1);
            for (int band = 0; band < canvas.bands(); band++) {
                scan(typical, band, (symbol, extra, extraBits, above) -> weights[symbol]++);
            }
            this.code = PrefixCode.of(weights);
            tellCode();
            this.bands = new Bits[canvas.bands()];
            for (int band = 0; band < bands.length; band++) {
                bands[band] = new Bits();
                write(canvas, band, code, bands[band]);
            }
        }

        Canvas canvas() {
            return canvas;
        }

        /** RFC 1950 and RFC 1951, 3.2.7: one block with a code of its own; the lengths of its codes in four bits each. */
        private void tellCode() {
            start.put(ZLIB_HEADER, 16);
            start.put(1 | 2 << 1, 3);
            start.put(SYMBOLS - 257, 5);
            start.put(ABOVE_CODE, 5);
            start.put(19 - 4, 4);
            start.put(0, 9);
            for (int i = 3; i < 19; i++) {
                start.put(4, 3);
            }
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                tellLength(code.length(symbol));
            }
            for (int distance = 0; distance <= ABOVE_CODE; distance++) {
                tellLength(distance == 0 || distance == ABOVE_CODE ? 1 : 0);
            }
        }

        private void tellLength(int length) {
            start.put(Integer.reverse(length) >>> (Integer.SIZE - 4), 4);
        }
    }

    /** Takes one literal, or one repetition with its extra bits. */
    private interface Symbols {
        void next(int symbol, int extra, int extraBits, boolean above);
    }

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int ZLIB_HEADER = 0x9C78;
    /** Literals, the end of the block, lengths of repetitions. */
    private static final int SYMBOLS = 286;

    private static final int END = 256;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    /** Code of distances from 257 to 384 bytes, with seven more bits: the row above. */
    private static final int ABOVE_CODE = 16;

    private static final int ABOVE_FROM = 257;
    private static final int ABOVE_TO = 384;

    private final byte[] palette;

    /** @param colours at most 16, 0xRRGGBB */
    PngEncoder(int... colours) {
        this.palette = new byte[colours.length * 3];
        for (int i = 0; i < colours.length; i++) {
            palette[3 * i] = (byte) (colours[i] >> 16);
            palette[3 * i + 1] = (byte) (colours[i] >> 8);
            palette[3 * i + 2] = (byte) colours[i];
        }
    }

    /** A background that is typical of what is drawn on it. */
    Prepared prepare(Canvas background) {
        return prepare(background, background);
    }

    /**
     * @param background from 514 to 767 pixels wide
     * @param typical the same with something drawn on it, as most pictures will have it: they get the shortest codes
     */
    Prepared prepare(Canvas background, Canvas typical) {
        if (background.rowBytes < ABOVE_FROM || background.rowBytes > ABOVE_TO) {
            throw new IllegalArgumentException("a row of " + background.rowBytes + " bytes");
        }
        return new Prepared(background, typical);
    }

    /** @param drawn a copy of the background's canvas with something drawn on it */
    byte[] encode(Prepared background, Canvas drawn) {
        Bits data = new Bits();
        data.append(background.start);
        for (int band = 0; band < background.bands.length; band++) {
            if (drawn.drawnBands.get(band)) {
                write(drawn, band, background.code, data);
            } else {
                data.append(background.bands[band]);
            }
        }
        background.code.write(END, data);
        Adler32 adler = new Adler32();
        adler.update(drawn.rows);
        byte[] compressed = data.toBytes();
        return file(
                drawn,
                ByteBuffer.allocate(compressed.length + 4)
                        .put(compressed)
                        .putInt((int) adler.getValue())
                        .array());
    }

    /** Slower and, where much is drawn, smaller than {@link #encode}. */
    byte[] encodeTightly(Canvas drawn) {
        byte[] out = new byte[drawn.rows.length];
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        best.setInput(drawn.rows);
        best.finish();
        int length = best.deflate(out);
        best.end();
        return file(drawn, Arrays.copyOf(out, length));
    }

    private static void write(Canvas canvas, int band, PrefixCode code, Bits to) {
        int above = 1 | (canvas.rowBytes - ABOVE_FROM) << 1;
        scan(canvas, band, (symbol, extra, extraBits, isAbove) -> {
            code.write(symbol, to);
            if (symbol > END) {
                to.put(extra, extraBits);
                to.put(isAbove ? above : 0, isAbove ? 8 : 1);
            }
        });
    }

    /** Finds what repeats in a band's rows, within the band only: another band may come from elsewhere. */
    private static void scan(Canvas canvas, int band, Symbols to) {
        int from = band * Canvas.BAND_ROWS * canvas.rowBytes;
        int end = Math.min(from + Canvas.BAND_ROWS * canvas.rowBytes, canvas.rows.length);
        int at = from;
        while (at < end) {
            int left = at > from ? repeated(canvas.rows, at, end, 1) : 0;
            int above = at >= from + canvas.rowBytes ? repeated(canvas.rows, at, end, canvas.rowBytes) : 0;
            int length = Math.max(left, above);
            if (length < SHORTEST) {
                to.next(canvas.rows[at++] & 0xFF, 0, 0, false);
            } else {
                repeat(length, above > left, to);
                at += length;
            }
        }
    }

    private static int repeated(byte[] rows, int at, int end, int distance) {
        if (rows[at] != rows[at - distance]) {
            return 0;
        }
        int to = Math.min(end, at + LONGEST);
        int length = Arrays.mismatch(rows, at, to, rows, at - distance, to - distance);
        return length < 0 ? to - at : length;
    }

    /** RFC 1951, 3.2.5: eight lengths with a symbol each, then four symbols for each doubling. */
    private static void repeat(int length, boolean above, Symbols to) {
        int more = length - SHORTEST;
        if (length == LONGEST) {
            to.next(SYMBOLS - 1, 0, 0, above);
        } else if (more < 8) {
            to.next(END + 1 + more, 0, 0, above);
        } else {
            int extraBits = 29 - Integer.numberOfLeadingZeros(more);
            int symbol = END + 1 + 4 * (extraBits + 1) + (more >> extraBits & 3);
            to.next(symbol, more & (1 << extraBits) - 1, extraBits, above);
        }
    }

    private byte[] file(Canvas canvas, byte[] data) {
        // bit depth 4, colour type 3 (palette), deflate, no filter method but 0, not interlaced
        byte[] header = ByteBuffer.allocate(13)
                .putInt(canvas.width)
                .putInt(canvas.height)
                .put(new byte[] {4, 3, 0, 0, 0})
                .array();
        ByteBuffer file = ByteBuffer.allocate(SIGNATURE.length + 4 * 12 + header.length + palette.length + data.length);
        file.put(SIGNATURE);
        chunk(file, "IHDR", header);
        chunk(file, "PLTE", palette);
        chunk(file, "IDAT", data);
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    private static void chunk(ByteBuffer file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        file.putInt(content.length).put(name).put(content).putInt((int) crc.getValue());
    }
}
