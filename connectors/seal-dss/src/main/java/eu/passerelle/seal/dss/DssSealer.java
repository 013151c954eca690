package eu.passerelle.seal.dss;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.keys.JwsAlgorithm;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JAdES over a credential: {@code {"payload":"<the credential's text>","signatures":[{"protected":..,
 * "signature":..}]}}, {@code b64:false}, enveloping.
 *
 * <p>DSS writes the signed header and judges the seals in the tests, but does not carry the credential's text. Its
 * {@code JAdESService} parses the text as JSON on each of two passes, which throws when two threads do it and leaves 3 %
 * of the bare P-256 rate for 40 KB. A subclass that skips the parsing still copies the text between bytes, characters and
 * maps: 23 %. Putting the three parts together here leaves 62 to 69 % on one thread; the bare signature over 40 KB, digest
 * and all, has 83 % (DSS 6.4, JDK 25, content of {@link SealRates}). Levels above B add time stamps and validation data to
 * a sealed document, which is DSS's work ({@link Augmentation}).
 */
final class DssSealer implements CredentialSealer {

    /** RFC 7515, 9.2.1. */
    static final String MEDIA_TYPE = "application/jose+json";

    private final SigningKey key;
    private final SealCertificate certificate;
    private final Organisation issuer;
    private final ProtectedHeader header;
    private final JwsAlgorithm algorithm;
    private final @Nullable Augmentation augmentation;

    /** @param augmentation null for level B */
    DssSealer(
            SigningKey key,
            SealCertificate certificate,
            Organisation issuer,
            ProtectedHeader header,
            @Nullable Augmentation augmentation) {
        this.key = key;
        this.certificate = certificate;
        this.issuer = issuer;
        this.header = header;
        this.algorithm = JwsAlgorithm.of(key);
        this.augmentation = augmentation;
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    @Override
    public Instant validUntil() {
        return certificate.validUntil();
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        certificate.requireValidAt(at);
        byte[] content = credential.content();
        requireJsonObject(credential);
        byte[] head = header.at(at);
        byte[] toSign = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, toSign, head.length, content.length);
        return new DataToSeal(credential, toSign, at);
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public boolean renews() {
        return augmentation != null && augmentation.isArchiving();
    }

    @Override
    public Optional<Instant> provenUntil(byte[] sealed) {
        return augmentation == null ? Optional.empty() : augmentation.archivedUntil(sealed);
    }

    @Override
    public byte[] renewed(byte[] sealed) {
        return augmentation == null ? sealed : augmentation.renewed(sealed);
    }

    /** Reads header and content from the signed bytes, so that the document holds exactly what was signed. */
    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        if (signature.length != algorithm.signatureLength()) {
            throw new CredentialInvalid(
                    "Credential %s cannot be sealed: a signature of %d bytes came back, %s has %d; the"
                                    .formatted(
                                            data.credential().id(),
                                            signature.length,
                                            algorithm.name(),
                                            algorithm.signatureLength())
                            + " signing device must answer in the form of JWS (r and s, not DER).");
        }
        return new Credential(
                data.credential().id(),
                data.credential().format(),
                MEDIA_TYPE,
                augmentation == null
                        ? JwsJson.document(data.toSign(), signature)
                        : augmentation.document(data.toSign(), signature));
    }

    /** An unencoded payload must be UTF-8 text (RFC 7797, 5.3), else the seal breaks when the document is read. */
    private static void requireJsonObject(Credential credential) {
        byte[] content = credential.content();
        if (content.length == 0 || content[0] != '{') {
            throw new CredentialInvalid("Credential " + credential.id() + " (" + credential.format()
                    + ") cannot be sealed: it is not a JSON object.");
        }
        int fault = JsonText.firstFault(content);
        if (fault != JsonText.NONE) {
            throw new CredentialInvalid("Credential " + credential.id() + " (" + credential.format()
                    + ") cannot be sealed: byte " + fault + " is not UTF-8, or is a control character.");
        }
    }
}
