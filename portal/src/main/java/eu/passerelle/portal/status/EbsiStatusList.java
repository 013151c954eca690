package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusKind;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bitstring list as EBSI's verifiers read it: a {@code StatusList2021Credential} (Verifiable Credentials Data Model 1.1)
 * in a JWT. They fetch it by a proxy in the Trusted Issuers Registry, and so it is named.
 */
public final class EbsiStatusList implements StatusForm {

    private static final String PURPOSE = "revocation";

    private final Function<String, Optional<Issuer>> issuers;

    /**
     * @param names its DID, key and the key's name in the DID Registry
     * @param proxy address of its proxy in the Trusted Issuers Registry
     * @param schema address of EBSI's schema of such lists
     */
    public record Issuer(StatusIssuer names, URI proxy, URI schema) {}

    /** @param issuers by university; asked at every signature; empty: EBSI does not follow its lists */
    public EbsiStatusList(Function<String, Optional<Issuer>> issuers) {
        this.issuers = issuers;
    }

    @Override
    public StatusKind kind() {
        return StatusKind.BITSTRING;
    }

    @Override
    public boolean isFor(String university) {
        return issuers.apply(university).isPresent();
    }

    @Override
    public String mediaType() {
        return "application/jwt";
    }

    @Override
    public byte[] write(UnsignedList list) {
        Issuer issuer = issuers.apply(list.content().university()).orElseThrow();
        StatusIssuer names = issuer.names();
        String address = issuer.proxy() + list.address().getPath();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", address);
        claims.put("iss", names.id());
        claims.put("sub", address + "#list");
        claims.put("iat", list.from().getEpochSecond());
        claims.put("nbf", list.from().getEpochSecond());
        claims.put("exp", list.until().getEpochSecond());
        claims.put("vc", credential(list, issuer, address));
        return CompactJws.sign(names.key(), Map.of("typ", "JWT", "kid", names.keyId()), claims);
    }

    private static Map<String, Object> credential(UnsignedList list, Issuer issuer, String address) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", address + "#list");
        subject.put("type", "StatusList2021");
        subject.put("statusPurpose", PURPOSE);
        String encoded =
                BitstringCredential.encoded(list.content().set(), list.content().size());
        // EBSI's verifiers read base64 in its first alphabet, without padding
        subject.put("encodedList", encoded.replace('-', '+').replace('_', '/'));
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("@context", List.of("https://www.w3.org/2018/credentials/v1"));
        credential.put("id", address);
        credential.put("type", List.of("VerifiableCredential", "VerifiableAttestation", "StatusList2021Credential"));
        credential.put("issuer", issuer.names().id());
        credential.put("issuanceDate", list.from().toString());
        credential.put("issued", list.from().toString());
        credential.put("validFrom", list.from().toString());
        credential.put("validUntil", list.until().toString());
        credential.put("expirationDate", list.until().toString());
        credential.put("credentialSubject", subject);
        credential.put(
                "credentialSchema", Map.of("id", issuer.schema().toString(), "type", "FullJsonSchemaValidator2021"));
        return credential;
    }
}
