package eu.passerelle.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The order in which the places of one list are given: a keyed permutation of all its places, so that without the key a
 * place does not say when it was given, and no place is given twice. A Feistel network of eight rounds over 8 and 9 bits;
 * its round functions are HMAC-SHA-256, worked out once. Thread-safe.
 */
final class PlaceOrder {

    /** Places of a list: the least that the Bitstring Status List asks for. */
    static final int SIZE = 131_072;

    private static final int LEFT = 8;
    private static final int RIGHT = 9;
    private static final int ROUNDS = 8;

    private final short[][] rounds = new short[ROUNDS][1 << RIGHT];

    PlaceOrder(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            ByteBuffer input = ByteBuffer.allocate(Integer.BYTES * 2);
            for (int round = 0; round < ROUNDS; round++) {
                for (int half = 0; half < 1 << RIGHT; half++) {
                    input.clear().putInt(round).putInt(half);
                    rounds[round][half] = ByteBuffer.wrap(Objects.requireNonNull(mac.doFinal(input.array())))
                            .getShort();
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** @param turn from 0 to {@link #SIZE} - 1: the how manieth place is asked for */
    int place(int turn) {
        int left = turn >>> RIGHT;
        int right = turn & ((1 << RIGHT) - 1);
        for (int round = 0; round < ROUNDS; round++) {
            // the halves change sides every round, and with them their widths
            int bits = round % 2 == 0 ? LEFT : RIGHT;
            int mixed = (left ^ rounds[round][right]) & ((1 << bits) - 1);
            left = right;
            right = mixed;
        }
        return left << RIGHT | right;
    }
}
