package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SigningUnavailable;
import eu.passerelle.connectors.json.JsonFields;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key at a signing service: a digest goes there and a signature comes back.
 *
 * @param explicit whether each signature is to be authorised with the PIN first ({@code credentials/authorize}), which
 *     gives the activation data (SAD) for it
 */
record CscKey(
        CscService service,
        String credential,
        @Nullable Secret pin,
        boolean explicit,
        List<X509Certificate> chain,
        JwsAlgorithm jws)
        implements SigningKey {

    @Override
    public String source() {
        return "Signing service " + service.host() + ", credential '" + credential + "'";
    }

    @Override
    public String algorithm() {
        return jws.name();
    }

    @Override
    public PublicKey publicKey() {
        return chain.getFirst().getPublicKey();
    }

    @Override
    public byte[] sign(byte[] data) {
        String hash = Base64.getEncoder().encodeToString(digest(data));
        ObjectNode request = CscService.request().put("credentialID", credential);
        if (explicit) {
            request.put("SAD", authorised(hash));
        }
        request.putArray("hashes").add(hash);
        request.put("hashAlgorithmOID", digestOid()).put("signAlgo", signatureOid());
        JsonNode answer = service.call("signatures/signHash", request);
        String signature = JsonFields.text(answer.path("signatures").path(0));
        if (signature == null) {
            throw new SigningUnavailable(source() + ": there is no signature in the answer.");
        }
        return asJws(signature);
    }

    private String authorised(String hash) {
        ObjectNode request =
                CscService.request().put("credentialID", credential).put("numSignatures", 1);
        request.putArray("hashes").add(hash);
        request.put("hashAlgorithmOID", digestOid());
        if (pin != null) {
            request.putArray("authData").addObject().put("id", "PIN").put("value", pin.value());
        }
        String sad = JsonFields.text(service.call("credentials/authorize", request), "SAD");
        if (sad == null) {
            throw new SigningUnavailable(source() + ": credentials/authorize gave no activation data (SAD).");
        }
        return sad;
    }

    private byte[] asJws(String encoded) {
        try {
            byte[] signature = Base64.getMimeDecoder().decode(encoded);
            if (!(publicKey() instanceof ECPublicKey ec) || signature.length == jws.signatureLength()) {
                return signature;
            }
            BigInteger order = ec.getParams().getOrder();
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(order, signature);
            return PlainDSAEncoding.INSTANCE.encode(order, numbers[0], numbers[1]);
        } catch (IOException | IllegalArgumentException e) {
            throw new SigningUnavailable(source() + ": the signature that came back cannot be read.", e);
        }
    }

    private byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-" + bits()).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-2", e);
        }
    }

    private String bits() {
        return jws.name().substring(2);
    }

    private String digestOid() {
        return "2.16.840.1.101.3.4.2." + number();
    }

    /** {@code ecdsa-with-SHA256} and its kind (RFC 5758), {@code sha256WithRSAEncryption} and its kind (RFC 4055). */
    private String signatureOid() {
        return publicKey() instanceof ECPublicKey
                ? "1.2.840.10045.4.3." + (number() + 1)
                : "1.2.840.113549.1.1." + (number() + 10);
    }

    private int number() {
        return switch (bits()) {
            case "256" -> 1;
            case "384" -> 2;
            case "512" -> 3;
            default ->
                throw new ConfigurationInvalid(
                        source() + " signs with " + jws.name() + ", for which the API has no digest; use EC or RSA.");
        };
    }

    @Override
    public String toString() {
        return "CscKey[" + source() + ", " + algorithm() + "]";
    }
}
