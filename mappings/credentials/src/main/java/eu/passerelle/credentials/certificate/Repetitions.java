package eu.passerelle.credentials.certificate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What a picture's rows are made of: bytes, and repetitions of those to the left or above. */
final class Repetitions {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x7F7F_7F7F_7F7F_7F7FL;
    /** Of eight bytes the last two may begin three that are seen in the next eight only. */
    private static final int SEEN_THROUGH = 6;

    /** Takes what a band is made of. */
    interface Symbols {
        void literal(byte value);

        void repetition(int length, boolean above);
    }

    private Repetitions() {}

    /**
     * Finds what repeats in a band's rows, within the band only: another band may come from elsewhere. Looks at eight bytes
     * in one go for the first three that are as those before or above: whether one byte is cannot be foreseen, and a wrong
     * guess costs most.
     */
    static void scan(Canvas canvas, int band, Symbols to) {
        byte[] rows = canvas.band(band);
        int at = firstRow(rows, canvas.rowBytes, to);
        while (at + Long.BYTES <= rows.length) {
            long here = (long) EIGHT.get(rows, at);
            long starts = starts(here ^ (long) EIGHT.get(rows, at - 1))
                    | starts(here ^ (long) EIGHT.get(rows, at - canvas.rowBytes));
            int alone = starts == 0 ? SEEN_THROUGH : Long.numberOfTrailingZeros(starts) / Byte.SIZE;
            for (int i = 0; i < alone; i++) {
                to.literal(rows[at + i]);
            }
            at += alone;
            if (starts != 0) {
                at += repeat(rows, at, canvas.rowBytes, to);
            }
        }
        while (at < rows.length) {
            at += repeat(rows, at, canvas.rowBytes, to);
        }
    }

    /** @return where it ends, which may be within the next row */
    private static int firstRow(byte[] rows, int rowBytes, Symbols to) {
        to.literal(rows[0]);
        int at = 1;
        while (at < rowBytes) {
            int left = repeated(rows, at, 1);
            if (left < PictureCode.SHORTEST) {
                to.literal(rows[at]);
                at++;
            } else {
                to.repetition(left, false);
                at += left;
            }
        }
        return at;
    }

    /** The top bit of each byte with which three begin that are 0. */
    private static long starts(long bytes) {
        long zeros = ~((bytes & LOW) + LOW | bytes | LOW);
        return zeros & zeros >>> Byte.SIZE & zeros >>> 2 * Byte.SIZE;
    }

    /** @return how many bytes were taken */
    private static int repeat(byte[] rows, int at, int rowBytes, Symbols to) {
        int left = repeated(rows, at, 1);
        int above = left == PictureCode.LONGEST ? 0 : repeated(rows, at, rowBytes);
        int length = Math.max(left, above);
        if (length < PictureCode.SHORTEST) {
            to.literal(rows[at]);
            return 1;
        }
        to.repetition(length, above > left);
        return length;
    }

    private static int repeated(byte[] rows, int at, int distance) {
        int to = Math.min(rows.length, at + PictureCode.LONGEST);
        int next = at;
        for (; next + Long.BYTES <= to; next += Long.BYTES) {
            long different = (long) EIGHT.get(rows, next) ^ (long) EIGHT.get(rows, next - distance);
            if (different != 0) {
                return next - at + Long.numberOfTrailingZeros(different) / Byte.SIZE;
            }
        }
        while (next < to && rows[next] == rows[next - distance]) {
            next++;
        }
        return next - at;
    }
}
