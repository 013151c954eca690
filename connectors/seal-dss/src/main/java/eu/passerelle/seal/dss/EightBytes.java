package eu.passerelle.seal.dss;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at once. A mask has the top bit of a byte set where the byte is meant; bits above the
 * lowest one may be wrong, so a mask answers "is there one" and "where is the first".
 */
final class EightBytes {

    static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private EightBytes() {}

    static long read(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    static void write(byte[] to, int at, long bytes) {
        LONGS.set(to, at, bytes);
    }

    /** Not ASCII. */
    static long beyondAscii(long bytes) {
        return bytes & TOPS;
    }

    /** Control characters below the space. */
    static long controls(long bytes) {
        return (bytes - ONES * ' ') & ~bytes & TOPS;
    }

    static long equal(long bytes, char ascii) {
        long zeroWhereEqual = bytes ^ (ONES * ascii);
        return (zeroWhereEqual - ONES) & ~zeroWhereEqual & TOPS;
    }

    /** Position of the first byte meant by a mask, 0 to 7; 8 when none is. */
    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) / Byte.SIZE;
    }
}
