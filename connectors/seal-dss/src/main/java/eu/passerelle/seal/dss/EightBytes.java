package eu.passerelle.seal.dss;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at once. A mask has the top bit of exactly those bytes set that are meant; the first byte
 * of the text is the lowest of the number.
 */
final class EightBytes {

    static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
    private static final long ABOVE_CONTROLS = 0xE0E0E0E0E0E0E0E0L;

    private EightBytes() {}

    static long read(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    static void write(byte[] to, int at, long bytes) {
        LONGS.set(to, at, bytes);
    }

    /** Not ASCII. */
    static long beyondAscii(long bytes) {
        return bytes & ~LOW;
    }

    /** Control characters below the space. */
    static long controls(long bytes) {
        return zeros(bytes & ABOVE_CONTROLS);
    }

    /** What a JSON string (RFC 8259, 7) cannot hold as it is: quotation mark, backslash, control characters. */
    static long specials(long bytes) {
        return zeros(bytes ^ (ONES * '"')) | zeros(bytes ^ (ONES * '\\')) | controls(bytes);
    }

    /** Position of the first byte meant by a mask that is not empty, 0 to 7. */
    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) / Byte.SIZE;
    }

    /** The bytes from a position on, moved to the front. */
    static long from(int position, long bytes) {
        return bytes >>> (position * Byte.SIZE);
    }

    private static long zeros(long bytes) {
        return ~(((bytes & LOW) + LOW) | bytes | LOW);
    }
}
