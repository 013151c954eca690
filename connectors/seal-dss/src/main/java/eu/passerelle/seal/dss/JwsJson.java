package eu.passerelle.seal.dss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The sealed document: JWS JSON serialisation (RFC 7515, 7.2.1) of one signature over unencoded content (RFC 7797), as
 * bytes all the way, because turning 40 KB into characters and back costs as much as the signature.
 */
final class JwsJson {

    private static final byte[] PAYLOAD = ascii("{\"payload\":\"");
    private static final byte[] PROTECTED = ascii("\",\"signatures\":[{\"protected\":\"");
    private static final byte[] SIGNATURE = ascii("\",\"signature\":\"");
    private static final byte[] END = ascii("\"}]}");

    /** What JSON (RFC 8259, 7) wants escaped, by byte; UTF-8's bytes above ASCII stay as they are. */
    private static final byte[][] ESCAPES = escapes();

    private JwsJson() {}

    /** Length of the base64url header in front of the first dot. */
    static int headerLength(byte[] signed) {
        for (int i = 0; i < signed.length; i++) {
            if (signed[i] == '.') {
                return i;
            }
        }
        throw new IllegalArgumentException("not a JWS signing input: there is no dot in it");
    }

    /**
     * @param signed header, dot, content: exactly the bytes under the signature
     * @return the document in UTF-8
     */
    static byte[] document(byte[] signed, byte[] signature) {
        int header = headerLength(signed);
        byte[] encodedSignature = Base64.getUrlEncoder().withoutPadding().encode(signature);
        int length = PAYLOAD.length
                + escapedLength(signed, header + 1)
                + PROTECTED.length
                + header
                + SIGNATURE.length
                + encodedSignature.length
                + END.length;
        byte[] out = new byte[length];
        int at = append(PAYLOAD, PAYLOAD.length, out, 0);
        at = escape(signed, header + 1, out, at);
        at = append(PROTECTED, PROTECTED.length, out, at);
        at = append(signed, header, out, at);
        at = append(SIGNATURE, SIGNATURE.length, out, at);
        at = append(encodedSignature, encodedSignature.length, out, at);
        append(END, END.length, out, at);
        return out;
    }

    private static int append(byte[] from, int length, byte[] out, int at) {
        System.arraycopy(from, 0, out, at, length);
        return at + length;
    }

    private static int escapedLength(byte[] in, int from) {
        int length = 0;
        for (int i = from; i < in.length; i++) {
            byte each = in[i];
            length += each < 0 ? 1 : ESCAPES[each].length;
        }
        return length;
    }

    private static int escape(byte[] in, int from, byte[] out, int start) {
        int at = start;
        for (int i = from; i < in.length; i++) {
            byte each = in[i];
            if (each < 0 || ESCAPES[each].length == 1) {
                out[at++] = each;
            } else {
                at = append(ESCAPES[each], ESCAPES[each].length, out, at);
            }
        }
        return at;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        for (int i = 0; i < escapes.length; i++) {
            escapes[i] = ascii(
                    switch (i) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> i < ' ' ? "\\u%04x".formatted(i) : String.valueOf((char) i);
                    });
        }
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
