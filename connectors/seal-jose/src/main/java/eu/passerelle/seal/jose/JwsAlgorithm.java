package eu.passerelle.seal.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** What seals of others are accepted with; never {@code none}, never a shared secret. */
enum JwsAlgorithm {
    ES256("ES256", "SHA256withECDSAinP1363Format", 256),
    ES384("ES384", "SHA384withECDSAinP1363Format", 384),
    ES512("ES512", "SHA512withECDSAinP1363Format", 521),
    RS256("RS256", "SHA256withRSA", 2048),
    PS256("PS256", "RSASSA-PSS", 2048),
    /** RFC 8037. */
    EDDSA("EdDSA", "Ed25519", 255),
    /** RFC 9864, the same fully specified. */
    ED25519("Ed25519", "Ed25519", 255);

    private final String word;
    private final String jca;
    private final int bits;

    JwsAlgorithm(String word, String jca, int bits) {
        this.word = word;
        this.jca = jca;
        this.bits = bits;
    }

    static Optional<JwsAlgorithm> find(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }

    boolean fits(PublicKey key) {
        return switch (this) {
            case ES256, ES384, ES512 ->
                key instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == bits;
            case RS256, PS256 ->
                key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= bits;
            case EDDSA, ED25519 ->
                key instanceof EdECPublicKey ed && ed.getParams().getName().equals(jca);
        };
    }

    boolean verify(PublicKey key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(jca);
        if (this == PS256) {
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        verifier.initVerify(key);
        verifier.update(signed);
        return verifier.verify(signature);
    }
}
