package eu.passerelle.journal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The public keys in use and those that were: what verifiers are to find (JWKS, DID documents), so that credentials stay
 * verifiable when their key has been replaced.
 */
public final class PublicKeys {

    private final JdbcTemplate jdbc;

    public PublicKeys(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * A public key of the hub.
     *
     * @param use {@code seal}, {@code jwt} or {@code proof}
     * @param id SHA-256 of the key (SubjectPublicKeyInfo), base64url: the same key has the same id for ever
     * @param algorithm name in JWS: {@code ES256}, {@code EdDSA}, ...
     * @param chain certificates, the key's own first; empty for a key without
     * @param firstUsed when it was first in use
     * @param lastUsed when it was last in use; an instance that has it in use says so every minute
     */
    public record Known(
            String use,
            String id,
            String algorithm,
            PublicKey key,
            List<X509Certificate> chain,
            Instant firstUsed,
            Instant lastUsed) {

        public Known {
            chain = List.copyOf(chain);
        }

        /** End of the key's certificate; empty for a key without. */
        public Optional<Instant> validUntil() {
            return chain.stream()
                    .findFirst()
                    .map(certificate -> certificate.getNotAfter().toInstant());
        }
    }

    /** Notes that a key is in use now. */
    public void inUse(String use, String algorithm, PublicKey key, List<X509Certificate> chain) {
        byte[] spki = key.getEncoded();
        List<byte[]> certificates = new ArrayList<>();
        for (X509Certificate each : chain) {
            try {
                certificates.add(each.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate that cannot be written", e);
            }
        }
        Timestamp until = chain.isEmpty()
                ? null
                : Timestamp.from(chain.getFirst().getNotAfter().toInstant());
        jdbc.update(connection -> {
            PreparedStatement insert = connection.prepareStatement(
                    "insert into public_key (use, id, algorithm, spki, chain, valid_until) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict (use, id) do update set algorithm = excluded.algorithm,"
                            + " chain = excluded.chain, valid_until = excluded.valid_until,"
                            + " last_used = clock_timestamp()");
            insert.setString(1, use);
            insert.setString(2, id(spki));
            insert.setString(3, algorithm);
            insert.setBytes(4, spki);
            insert.setArray(5, connection.createArrayOf("bytea", certificates.toArray(byte[][]::new)));
            insert.setTimestamp(6, until);
            return insert;
        });
    }

    /** All of a use, the one in use first, then those before it. */
    public List<Known> of(String use) {
        return jdbc.query(
                "select * from public_key where use = ? order by last_used desc, first_used desc",
                (row, number) -> known(row),
                use);
    }

    private static Known known(ResultSet row) throws SQLException {
        String algorithm = Objects.requireNonNull(row.getString("algorithm"));
        try {
            List<X509Certificate> chain = new ArrayList<>();
            Array certificates = row.getArray("chain");
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            for (Object each : (Object[]) certificates.getArray()) {
                chain.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream((byte[]) each)));
            }
            String kind = algorithm.startsWith("ES") ? "EC" : algorithm.equals("EdDSA") ? "Ed25519" : "RSA";
            return new Known(
                    Objects.requireNonNull(row.getString("use")),
                    Objects.requireNonNull(row.getString("id")),
                    algorithm,
                    KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(row.getBytes("spki"))),
                    chain,
                    Objects.requireNonNull(SyncRuns.instant(row, "first_used")),
                    Objects.requireNonNull(SyncRuns.instant(row, "last_used")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key in the journal that cannot be read", e);
        }
    }

    private static String id(byte[] spki) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
