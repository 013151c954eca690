package eu.passerelle.seal.dss;

/**
 * Whether bytes can be JSON text at all: UTF-8 without control characters other than white space. Written out because
 * the JDK's decoder, which also makes characters of them, takes a quarter of the time of a signature for 40 KB.
 */
final class JsonText {

    /** {@link #firstFault} of flawless text. */
    static final int NONE = -1;

    private JsonText() {}

    /** Position of the first byte that is not UTF-8 (RFC 3629) or is a control character that JSON forbids. */
    static int firstFault(byte[] text) {
        int at = 0;
        while (at < text.length) {
            if (at + EightBytes.SIZE <= text.length && plain(EightBytes.read(text, at))) {
                at += EightBytes.SIZE;
                continue;
            }
            int length = characterLength(text, at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return NONE;
    }

    private static boolean plain(long bytes) {
        return (EightBytes.beyondAscii(bytes) | EightBytes.controls(bytes)) == 0;
    }

    /** Bytes of the character that starts here; 0 when none does. */
    private static int characterLength(byte[] text, int at) {
        int lead = text[at] & 0xFF;
        if (lead < 0x80) {
            return lead >= ' ' || lead == '\n' || lead == '\r' || lead == '\t' ? 1 : 0;
        }
        // C0 and C1 would be overlong, F5 and above beyond Unicode
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > text.length) {
            return 0;
        }
        int codePoint = lead & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int next = text[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return 0;
            }
            codePoint = (codePoint << 6) | (next & 0x3F);
        }
        return shortest(codePoint, length) ? length : 0;
    }

    /** Neither longer than needed, nor half of a surrogate pair, nor beyond Unicode. */
    private static boolean shortest(int codePoint, int length) {
        return switch (length) {
            case 2 -> true;
            case 3 -> codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF);
            default -> codePoint >= 0x10000 && codePoint <= 0x10FFFF;
        };
    }
}
