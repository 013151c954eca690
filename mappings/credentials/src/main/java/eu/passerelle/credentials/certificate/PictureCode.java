package eu.passerelle.credentials.certificate;

/**
 * What a deflate stream (RFC 1951, 3.2.5) says of a picture: a byte as it is, or the repetition of what is to the left of
 * it or above it. The bits of each are put together once, so that a picture is written by looking them up.
 */
final class PictureCode {

    static final int SHORTEST = 3;
    static final int LONGEST = 258;
    /** Literals, the end of the block, lengths of repetitions. */
    static final int SYMBOLS = 286;
    /** Code of distances from 257 to 384 bytes, with seven more bits: the row above. */
    static final int ABOVE_CODE = 16;

    static final int ABOVE_FROM = 257;
    static final int ABOVE_TO = 384;

    private static final int END = 256;

    private final PrefixCode code;
    private final int[] fromLeft = new int[LONGEST + 1];
    private final int[] fromAbove = new int[LONGEST + 1];
    private final int[] repeatedBits = new int[LONGEST + 1];

    /**
     * @param weights how often each symbol is expected, at least 1
     * @param rowBytes from {@value #ABOVE_FROM} to {@value #ABOVE_TO}
     */
    PictureCode(int[] weights, int rowBytes) {
        this.code = PrefixCode.of(weights);
        for (int length = SHORTEST; length <= LONGEST; length++) {
            int symbol = symbol(length);
            int bits = code.length(symbol);
            int repeated = code.bits(symbol) | extra(length) << bits;
            bits += extraBits(length);
            fromLeft[length] = repeated;
            fromAbove[length] = repeated | 1 << bits | rowBytes - ABOVE_FROM << bits + 1;
            repeatedBits[length] = bits;
        }
    }

    /** RFC 1951, 3.2.5: eight lengths with a symbol each, then four symbols for each doubling. */
    static int symbol(int length) {
        int extraBits = extraBits(length);
        if (length == LONGEST) {
            return SYMBOLS - 1;
        }
        return extraBits == 0
                ? END + 1 + length - SHORTEST
                : END + 1 + 4 * (extraBits + 1) + (length - SHORTEST >> extraBits & 3);
    }

    private static int extraBits(int length) {
        return length == LONGEST ? 0 : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - SHORTEST));
    }

    private static int extra(int length) {
        return length - SHORTEST & (1 << extraBits(length)) - 1;
    }

    /** In bits, for the beginning of the stream. */
    int length(int symbol) {
        return code.length(symbol);
    }

    void literal(byte value, Bits to) {
        code.write(value & 0xFF, to);
    }

    /** @param above of the row above; else of the byte before */
    void repetition(int length, boolean above, Bits to) {
        if (above) {
            to.put(fromAbove[length], repeatedBits[length] + 8);
        } else {
            to.put(fromLeft[length], repeatedBits[length] + 1);
        }
    }

    void end(Bits to) {
        code.write(END, to);
    }
}
