package eu.passerelle.seal.jose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What others than the hub sign in EBSI's world. */
final class EbsiPapers {

    private static final JsonMapper JSON = new JsonMapper();

    private EbsiPapers() {}

    /**
     * A StatusList2021 credential.
     *
     * @param keyId the issuer's DID and the name of its key
     * @param revoked whether place 42 is
     */
    static String statusList(TestKey key, String keyId, String address, boolean revoked) throws IOException {
        String did = keyId.split("#")[0];
        byte[] bits = new byte[16 * 1024];
        if (revoked) {
            bits[42 / 8] = (byte) (0x80 >> 42 % 8);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        }
        long from = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();
        ObjectNode claims = JSON.createObjectNode()
                .put("jti", address)
                .put("iss", did)
                .put("sub", address + "#list")
                .put("iat", from)
                .put("nbf", from);
        ObjectNode vc = claims.putObject("vc")
                .put("id", address)
                .put("issuer", did)
                .put("issuanceDate", "2026-06-01T00:00:00Z")
                .put("issued", "2026-06-01T00:00:00Z")
                .put("validFrom", "2026-06-01T00:00:00Z");
        vc.putArray("@context").add("https://www.w3.org/2018/credentials/v1");
        vc.putArray("type")
                .add("VerifiableCredential")
                .add("VerifiableAttestation")
                .add("StatusList2021Credential");
        vc.putObject("credentialSubject")
                .put("id", address + "#list")
                .put("type", "StatusList2021")
                .put("statusPurpose", "revocation")
                .put("encodedList", Base64.getEncoder().withoutPadding().encodeToString(packed.toByteArray()));
        vc.putObject("credentialSchema")
                .put("id", EbsiJudgeTest.KNOWN_SCHEMA.toString())
                .put("type", "FullJsonSchemaValidator2021");
        return sign(key, keyId, claims);
    }

    static String sign(TestKey key, String keyId, ObjectNode claims) {
        byte[] toSign = new CompactJws(key, "JWT", keyId, false).toSign(JSON.writeValueAsBytes(claims));
        return CompactJws.finish(toSign, key.sign(toSign));
    }
}
