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
    private static final int ABOVE = LONGEST + 1;

    private final PrefixCode code;
    /** Bits and, in the lower half, how many; a repetition from above stands {@link #ABOVE} further on. */
    private final long[] literals = new long[256];

    private final long[] repetitions = new long[2 * (LONGEST + 1)];

    /**
     * @param weights how often each symbol is expected, at least 1
     * @param rowBytes from {@value #ABOVE_FROM} to {@value #ABOVE_TO}
     */
    PictureCode(int[] weights, int rowBytes) {
        this.code = PrefixCode.of(weights);
        for (int value = 0; value < literals.length; value++) {
            literals[value] = entry(code.bits(value), code.length(value));
        }
        for (int length = SHORTEST; length <= LONGEST; length++) {
            int symbol = symbol(length);
            int bits = code.length(symbol);
            int repeated = code.bits(symbol) | extra(length) << bits;
            bits += extraBits(length);
            repetitions[length] = entry(repeated, bits + 1);
            repetitions[ABOVE + length] = entry(repeated | 1 << bits | rowBytes - ABOVE_FROM << bits + 1, bits + 8);
        }
    }

    private static long entry(int bits, int count) {
        return (long) bits << Integer.SIZE | count;
    }

    private static void put(long entry, Bits to) {
        to.put((int) (entry >>> Integer.SIZE), (int) entry);
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
        put(literals[value & 0xFF], to);
    }

    /** @param above of the row above; else of the byte before */
    void repetition(int length, boolean above, Bits to) {
        put(repetitions[above ? ABOVE + length : length], to);
    }

    void end(Bits to) {
        code.write(END, to);
    }
}
