package eu.passerelle.credentials.certificate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits in the order of a deflate stream (RFC 1951, 3.1.1): the first one is the lowest of the first byte. */
final class Bits {

    private int[] words = new int[1_024];
    private int full;
    private long pending;
    private int held;

    /** @param count at most 32; only so many low bits of the value are taken, the rest must be 0 */
    void put(int value, int count) {
        pending |= (value & 0xFFFF_FFFFL) << held;
        held += count;
        if (held >= Integer.SIZE) {
            if (full == words.length) {
                words = Arrays.copyOf(words, 2 * full);
            }
            words[full++] = (int) pending;
            pending >>>= Integer.SIZE;
            held -= Integer.SIZE;
        }
    }

    void append(Bits more) {
        for (int i = 0; i < more.full; i++) {
            put(more.words[i], Integer.SIZE);
        }
        put((int) more.pending, more.held);
    }

    /** The last byte is filled up with zeros. */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * full + (held + 7) / 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words, 0, full);
        bytes.position(4 * full);
        for (long rest = pending; bytes.hasRemaining(); rest >>>= 8) {
            bytes.put((byte) rest);
        }
        return bytes.array();
    }
}
