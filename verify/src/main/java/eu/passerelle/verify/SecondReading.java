package eu.passerelle.verify;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.seal.dss.SealVerdict;
import eu.passerelle.seal.dss.SealVerifier;
import eu.passerelle.seal.integrity.DataIntegrityVerifier;
import eu.passerelle.seal.xml.XmlSealVerdict;
import eu.passerelle.seal.xml.XmlSealVerifier;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a credential that was just sealed with other code than sealed it, and says where it is not what was to be sealed:
 * DSS for Europass, Nimbus and Authlete for JWT and SD-JWT, titanium for Data Integrity proofs, the JDK's validation for
 * XML. What no second implementation in the JVM knows (shapes of Europass, schemas of 1EdTech, wallets) is judged in the
 * build.
 */
public final class SecondReading {

    private final Clock clock;

    public SecondReading(Clock clock) {
        this.clock = clock;
    }

    /** Formats that there is a second reader for. */
    public static boolean reads(String format) {
        return List.of("elm", "dc+sd-jwt", "openbadge", "clr", "openbadge-jwt", "elmo", "ebsi")
                .contains(format);
    }

    /**
     * @param format name of the format
     * @param written the content before it was sealed
     * @param sealed what came of it
     * @param key that was to seal it
     * @param chain its certificates, its own first; may be empty
     * @return what is wrong, without anything that the credential says; empty where the readers agree
     */
    public Optional<String> objection(
            String format, byte[] written, byte[] sealed, PublicKey key, List<X509Certificate> chain) {
        try {
            return switch (format) {
                case "elm" -> europass(written, sealed, chain);
                case "dc+sd-jwt" -> sdJwt(written, sealed, key);
                case "openbadge", "clr" -> proof(written, sealed, key);
                case "openbadge-jwt" -> jwt(written, sealed, key);
                case "ebsi" -> attestation(written, sealed, key);
                case "elmo" -> xml(sealed, key);
                default -> Optional.empty();
            };
        } catch (ParseException | JOSEException | RuntimeException e) {
            // its message may quote the credential
            return Optional.of(
                    "the second reader cannot read it (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Optional<String> europass(byte[] written, byte[] sealed, List<X509Certificate> chain) {
        SealVerdict verdict = new SealVerifier(chain.subList(0, Math.min(1, chain.size()))).verify(sealed);
        if (!verdict.intact() || !verdict.trusted()) {
            return Optional.of("DSS does not find the hub's own seal intact");
        }
        JsonNode payload = Json.MAPPER.readTree(
                Json.MAPPER.readTree(sealed).path("payload").asString(""));
        return same(payload, Json.MAPPER.readTree(written));
    }

    private static Optional<String> sdJwt(byte[] written, byte[] sealed, PublicKey key)
            throws ParseException, JOSEException {
        SDJWT parsed = SDJWT.parse(new String(sealed, StandardCharsets.US_ASCII));
        SignedJWT jwt = SignedJWT.parse(parsed.getCredentialJwt());
        if (!jwt.verify(verifier(key))) {
            return Optional.of("Nimbus finds that the signature does not fit");
        }
        List<Disclosure> disclosures = parsed.getDisclosures();
        Map<String, Object> claims =
                new SDObjectDecoder().decode(jwt.getPayload().toJSONObject(), disclosures);
        // through text, so that numbers are of the same kinds
        JsonNode told = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(claims));
        return contains(told, Json.MAPPER.readTree(written).path("claims"));
    }

    private Optional<String> proof(byte[] written, byte[] sealed, PublicKey key) {
        boolean intact = new DataIntegrityVerifier(method -> Optional.of(key), clock)
                .verify(sealed)
                .intact();
        if (!intact) {
            return Optional.of("titanium and the JDK find that the proof does not hold");
        }
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(sealed);
        document.remove("proof");
        return same(document, Json.MAPPER.readTree(written));
    }

    private static Optional<String> jwt(byte[] written, byte[] sealed, PublicKey key)
            throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(new String(sealed, StandardCharsets.US_ASCII));
        if (!jwt.verify(verifier(key))) {
            return Optional.of("Nimbus finds that the signature does not fit");
        }
        JsonNode payload = Json.MAPPER.readTree(jwt.getPayload().toBytes());
        return contains(payload, Json.MAPPER.readTree(written));
    }

    private static Optional<String> attestation(byte[] written, byte[] sealed, PublicKey key)
            throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(new String(sealed, StandardCharsets.US_ASCII));
        if (!jwt.verify(verifier(key))) {
            return Optional.of("Nimbus finds that the signature does not fit");
        }
        JsonNode payload = Json.MAPPER.readTree(jwt.getPayload().toBytes());
        return same(payload.path("vc"), Json.MAPPER.readTree(written));
    }

    private static Optional<String> xml(byte[] sealed, PublicKey key) {
        XmlSealVerdict verdict = XmlSealVerifier.verify(sealed);
        boolean ours = verdict.result() == XmlSealVerdict.Result.INTACT
                && verdict.certificates().getFirst().getPublicKey().equals(key);
        return ours ? Optional.empty() : Optional.of("the JDK finds that the XML signature does not hold");
    }

    private static JWSVerifier verifier(PublicKey key) throws JOSEException {
        return switch (key) {
            case ECPublicKey ec -> new ECDSAVerifier(ec);
            case RSAPublicKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no verifier for " + key.getAlgorithm());
        };
    }

    private static Optional<String> same(JsonNode read, JsonNode written) {
        return read.equals(written) ? Optional.empty() : Optional.of("what is sealed is not what was written");
    }

    /** All that was written is there, whatever the seal added. */
    private static Optional<String> contains(JsonNode read, JsonNode written) {
        boolean all = written.propertyStream()
                .allMatch(property -> property.getValue().equals(read.get(property.getKey())));
        return all ? Optional.empty() : Optional.of("what is sealed is not what was written");
    }
}
