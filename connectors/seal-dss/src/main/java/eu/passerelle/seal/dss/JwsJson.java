package eu.passerelle.seal.dss;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final byte[] UNSIGNED = ascii("\",\"header\":{\"etsiU\":[\"");
    private static final byte[] UNSIGNED_END = ascii("\"]}}]}");

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
     * Puts the three parts together.
     *
     * @param signed header, dot, content without {@link JsonText#firstFault fault}: exactly the bytes under the signature
     * @return the document in UTF-8
     */
    static byte[] document(byte[] signed, byte[] signature) {
        return document(signed, encoded(signature), END);
    }

    /**
     * The same with an unsigned part (ETSI TS 119 182-1, 5.3.1).
     *
     * @param unsigned JSON of one element of {@code etsiU}
     */
    static byte[] document(byte[] signed, byte[] signature, String unsigned) {
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        end.writeBytes(UNSIGNED);
        end.writeBytes(encoded(unsigned.getBytes(StandardCharsets.UTF_8)));
        end.writeBytes(UNSIGNED_END);
        return document(signed, encoded(signature), end.toByteArray());
    }

    /** The signature as it stands in the document, which is what a time stamp is of. */
    static byte[] encoded(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encode(signature);
    }

    private static byte[] document(byte[] signed, byte[] encodedSignature, byte[] end) {
        int header = headerLength(signed);
        int frame = PAYLOAD.length + PROTECTED.length + SIGNATURE.length + end.length;
        // Room for content of which every byte is escaped: giving it back costs less than counting first.
        int content = signed.length - header - 1;
        byte[] out = new byte[frame + header + encodedSignature.length + 2 * content];
        int at = append(PAYLOAD, PAYLOAD.length, out, 0);
        at = escape(signed, header + 1, out, at);
        at = append(PROTECTED, PROTECTED.length, out, at);
        at = append(signed, header, out, at);
        at = append(SIGNATURE, SIGNATURE.length, out, at);
        at = append(encodedSignature, encodedSignature.length, out, at);
        at = append(end, end.length, out, at);
        return Arrays.copyOf(out, at);
    }

    private static int append(byte[] from, int length, byte[] out, int at) {
        System.arraycopy(from, 0, out, at, length);
        return at + length;
    }

    /** Copies eight bytes at a time; what is written too far is overwritten by what follows. */
    private static int escape(byte[] in, int start, byte[] out, int outStart) {
        int from = start;
        int at = outStart;
        for (; from + EightBytes.SIZE <= in.length; from += EightBytes.SIZE) {
            long bytes = EightBytes.read(in, from);
            int done = 0;
            for (long left = EightBytes.specials(bytes); left != 0; left &= left - 1) {
                int next = EightBytes.first(left);
                EightBytes.write(out, at, EightBytes.from(done, bytes));
                at = escape(in[from + next], out, at + next - done);
                done = next + 1;
            }
            EightBytes.write(out, at, EightBytes.from(done, bytes));
            at += EightBytes.SIZE - done;
        }
        for (; from < in.length; from++) {
            if (special(in[from])) {
                at = escape(in[from], out, at);
            } else {
                out[at++] = in[from];
            }
        }
        return at;
    }

    private static boolean special(byte each) {
        return each == '"' || each == '\\' || (each >= 0 && each < ' ');
    }

    private static int escape(byte special, byte[] out, int at) {
        out[at] = '\\';
        out[at + 1] = letter(special);
        return at + 2;
    }

    private static byte letter(byte special) {
        return switch (special) {
            case '"', '\\' -> special;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> throw new IllegalArgumentException("control character " + special + " in JSON text");
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
