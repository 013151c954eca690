package eu.passerelle.sis.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are text of UTF-8 (RFC 3629: no overlong forms, no surrogates). Without decoding them, because every
 * byte of every file is looked at.
 */
final class Utf8 implements Encoding.Judge {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private long taken;
    private long begun;
    private boolean wrong;

    /** Bytes that the character still needs, and the range of the next one. */
    private int missing;

    private int least = 0x80;
    private int most = 0xBF;

    @Override
    public void take(byte[] block, int length) {
        for (int i = 0; i < length && !wrong; i++) {
            while (missing == 0 && i + Long.BYTES <= length && ((long) LONG.get(block, i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
            }
            if (i < length && (missing > 0 || block[i] < 0)) {
                next(block[i] & 0xFF, taken + i);
            }
        }
        taken += length;
    }

    private void next(int b, long at) {
        if (missing == 0) {
            begun = at;
            begin(b);
        } else if (b < least || b > most) {
            wrong = true;
        } else {
            missing--;
            least = 0x80;
            most = 0xBF;
        }
    }

    private void begin(int b) {
        if (b < 0xC2 || b > 0xF4) {
            wrong = true;
        } else {
            missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        }
    }

    @Override
    public boolean isRight() {
        return !wrong && missing == 0;
    }

    @Override
    public long wrongAt() {
        return begun + 1;
    }
}
