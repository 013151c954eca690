package eu.passerelle.portal.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A list as a {@code BitstringStatusListCredential} (W3C Bitstring Status List 1.0, Verifiable Credentials Data Model 2.0),
 * not signed yet: what every form of a bitstring list signs.
 */
public final class BitstringCredential {

    private BitstringCredential() {}

    /**
     * As JSON, in the order in which it is written.
     *
     * @param issuer as in the credentials
     */
    public static Map<String, Object> of(UnsignedList list, String issuer) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", list.address() + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", "revocation");
        subject.put(
                "encodedList",
                "u" + encoded(list.content().set(), list.content().size()));
        subject.put("ttl", list.ttl().toMillis());
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        credential.put("id", list.address().toString());
        credential.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        credential.put("issuer", issuer);
        credential.put("validFrom", list.from().toString());
        credential.put("validUntil", list.until().toString());
        credential.put("credentialSubject", subject);
        return credential;
    }

    /** Place 0 is the leftmost bit of the first byte; GZIP, base64url without padding. */
    static String encoded(BitSet set, int size) {
        byte[] bits = Arrays.copyOf(set.toByteArray(), size / Byte.SIZE);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (Integer.reverse(bits[i]) >>> (Integer.SIZE - Byte.SIZE));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return CompactJws.base64url(out.toByteArray());
    }
}
