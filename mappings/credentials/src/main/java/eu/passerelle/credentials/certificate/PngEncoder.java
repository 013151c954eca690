package eu.passerelle.credentials.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures of 16 colours as PNG (W3C PNG, third edition), compressed for what they are: letters on paper. A pixel
 * mostly equals the one above it or the one left of it, so only {@link Repetitions these two} are compared, and the code
 * of the symbols is made once, from letters as they are on this background. A band that was not drawn on is taken from the
 * background. Thread-safe. Measured for one certificate beside zlib on its quick level: less than a third of its time, and 7 %
 * smaller files.
 */
final class PngEncoder {

    /** A background with its code, and the beginning of the stream that tells the code. */
    static final class Prepared {
        private final Canvas canvas;
        private final PictureCode code;
        private final Bits start = new Bits(BAND_BYTES);
        private final Bits[] bands;
        private final int[] checksums;

        private Prepared(Canvas canvas, Canvas typical) {
            this.canvas = canvas;
            int[] weights = new int[PictureCode.SYMBOLS];
            Arrays.fill(weights, 1);
            for (int band = 0; band < canvas.bands(); band++) {
                Repetitions.scan(typical, band, new Counting(weights));
            }
            this.code = new PictureCode(weights, canvas.rowBytes);
            tellCode();
            this.bands = new Bits[canvas.bands()];
            this.checksums = new int[canvas.bands()];
            for (int band = 0; band < bands.length; band++) {
                bands[band] = new Bits(BAND_BYTES);
                Repetitions.scan(canvas, band, new Writing(code, bands[band]));
                checksums[band] = Checksum.of(canvas.band(band));
            }
        }

        Canvas canvas() {
            return canvas;
        }

        /** RFC 1950 and RFC 1951, 3.2.7: one block with a code of its own; the lengths of its codes in four bits each. */
        private void tellCode() {
            start.put(ZLIB_HEADER, 16);
            start.put(1 | 2 << 1, 3);
            start.put(PictureCode.SYMBOLS - 257, 5);
            start.put(PictureCode.ABOVE_CODE, 5);
            start.put(19 - 4, 4);
            start.put(0, 9);
            for (int i = 3; i < 19; i++) {
                start.put(4, 3);
            }
            for (int symbol = 0; symbol < PictureCode.SYMBOLS; symbol++) {
                tellLength(code.length(symbol));
            }
            for (int distance = 0; distance <= PictureCode.ABOVE_CODE; distance++) {
                tellLength(distance == 0 || distance == PictureCode.ABOVE_CODE ? 1 : 0);
            }
        }

        private void tellLength(int length) {
            start.put(Integer.reverse(length) >>> (Integer.SIZE - 4), 4);
        }
    }

    private record Counting(int[] weights) implements Repetitions.Symbols {
        @Override
        public void literal(byte value) {
            weights[value & 0xFF]++;
        }

        @Override
        public void repetition(int length, boolean above) {
            weights[PictureCode.symbol(length)]++;
        }
    }

    private record Writing(PictureCode code, Bits to) implements Repetitions.Symbols {
        @Override
        public void literal(byte value) {
            code.literal(value, to);
        }

        @Override
        public void repetition(int length, boolean above) {
            code.repetition(length, above, to);
        }
    }

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int ZLIB_HEADER = 0x9C78;
    private static final int USUAL_BYTES = 12 * 1_024;
    private static final int BAND_BYTES = 512;

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
        if (background.rowBytes < PictureCode.ABOVE_FROM || background.rowBytes > PictureCode.ABOVE_TO) {
            throw new IllegalArgumentException("a row of " + background.rowBytes + " bytes");
        }
        return new Prepared(background, typical);
    }

    /** @param drawn a copy of the background's canvas with something drawn on it */
    byte[] encode(Prepared background, Canvas drawn) {
        Bits data = new Bits(USUAL_BYTES);
        data.append(background.start);
        int checksum = Checksum.OF_NOTHING;
        for (int band = 0; band < background.bands.length; band++) {
            int own = background.checksums[band];
            if (drawn.isDrawn(band)) {
                Repetitions.scan(drawn, band, new Writing(background.code, data));
                own = Checksum.of(drawn.band(band));
            } else {
                data.append(background.bands[band]);
            }
            checksum = Checksum.joined(checksum, own, drawn.band(band).length);
        }
        background.code.end(data);
        byte[] zlib = data.toBytes(Integer.BYTES);
        ByteBuffer.wrap(zlib).putInt(zlib.length - Integer.BYTES, checksum);
        return file(drawn, zlib);
    }

    /** Slower and, where much is drawn, smaller than {@link #encode}. */
    byte[] encodeTightly(Canvas drawn) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream(drawn.height * drawn.rowBytes);
        for (int band = 0; band < drawn.bands(); band++) {
            rows.writeBytes(drawn.band(band));
        }
        byte[] out = new byte[rows.size()];
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        best.setInput(rows.toByteArray());
        best.finish();
        int length = best.deflate(out);
        best.end();
        return file(drawn, Arrays.copyOf(out, length));
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
