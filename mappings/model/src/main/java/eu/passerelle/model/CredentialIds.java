package eu.passerelle.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Deterministic credential ids: the same version of the same completion always has the same id. */
public final class CredentialIds {

    /** UUIDv5 of the URL namespace and {@code https://passerelle.eu/credential}, computed once, fixed for ever. */
    private static final UUID NAMESPACE =
            v5(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://passerelle.eu/credential");

    private CredentialIds() {}

    /** UUIDv5 (RFC 9562) of university, source key and version. */
    public static UUID of(CompletionKey key, int version) {
        // U+001F cannot stand in a key, so that no two different triples make the same name
        return v5(NAMESPACE, key.university() + '\u001f' + key.sourceKey() + '\u001f' + version);
    }

    private static UUID v5(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
