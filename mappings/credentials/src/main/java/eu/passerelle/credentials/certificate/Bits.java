package eu.passerelle.credentials.certificate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits in the order of a deflate stream (RFC 1951, 3.1.1): the first one is the lowest of the first byte. */
final class Bits {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTE = 7;

    private byte[] bytes;
    private int whole;
    private long pending;
    private int held;

    /** @param expectedBytes may be more in the end */
    Bits(int expectedBytes) {
        this.bytes = new byte[expectedBytes + 2 * Long.BYTES];
    }

    /**
     * Writes eight bytes each time, of which the last ones are written again: whether a byte became full is not asked,
     * because nobody can foresee it.
     *
     * @param count at most 32; only so many low bits of the value are taken, the rest must be 0
     */
    void put(int value, int count) {
        if (whole + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        pending |= (value & 0xFFFF_FFFFL) << held;
        held += count;
        EIGHT.set(bytes, whole, pending);
        whole += held >>> 3;
        pending >>>= held & ~BYTE;
        held &= BYTE;
    }

    void append(Bits more) {
        if (whole + more.whole + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (whole + more.whole + Long.BYTES));
        }
        int at = 0;
        for (; at + Long.BYTES <= more.whole; at += Long.BYTES) {
            long next = (long) EIGHT.get(more.bytes, at);
            EIGHT.set(bytes, whole, pending | next << held);
            whole += Long.BYTES;
            // in two steps: by all 64 bits at once Java does not shift
            pending = next >>> 1 >>> Long.SIZE - 1 - held;
        }
        for (; at < more.whole; at++) {
            put(more.bytes[at] & 0xFF, Byte.SIZE);
        }
        put((int) more.pending, more.held);
    }

    /**
     * The last byte is filled up with zeros.
     *
     * @param room how many bytes of 0 follow
     */
    byte[] toBytes(int room) {
        return Arrays.copyOf(bytes, whole + (held > 0 ? 1 : 0) + room);
    }
}
