package eu.passerelle.seal.xml;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Puts an enveloped XML signature at the end of an ELMO document, as EMREX has it: the whole document (URI ""), inclusive
 * canonicalisation, SHA-256, the signer's certificates. The document itself is not changed by a byte. Thread-safe.
 */
public final class XmlSealer implements CredentialSealer {

    private static final String NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    private static final byte[] ROOT_END = "</elmo>".getBytes(StandardCharsets.US_ASCII);

    private final SigningKey key;
    private final Organisation issuer;
    private final String method;
    private final String certificates;
    private final Instant begin;
    private final Instant end;

    /**
     * @param key with a certificate, by which readers know it
     * @param issuer as the certificate names it
     * @throws ConfigurationInvalid when the key has no certificate or an algorithm that XML signatures do not have
     */
    public XmlSealer(SigningKey key, Organisation issuer) {
        if (key.chain().isEmpty()) {
            throw new ConfigurationInvalid(
                    "hub.yaml, keys: the key for XML signatures has no certificate, by which readers of ELMO know it.");
        }
        this.key = key;
        this.issuer = issuer;
        this.method = SignatureMethods.of(key.algorithm());
        this.certificates = certificates(key);
        this.begin = key.chain().getFirst().getNotBefore().toInstant();
        this.end = key.chain().getFirst().getNotAfter().toInstant();
    }

    @Override
    public Organisation issuer() {
        return issuer;
    }

    @Override
    public Instant validUntil() {
        return end;
    }

    @Override
    public DataToSeal prepare(Credential credential, Instant at) {
        if (at.isBefore(begin) || at.isAfter(end)) {
            throw new ConfigurationInvalid("hub.yaml, keys: the certificate for XML signatures is valid from " + begin
                    + " to " + end + "; replace it.");
        }
        // canonical as it stands: what is signed is what a reader's canonicalisation makes of it
        String signed = "<SignedInfo xmlns=\"" + NAMESPACE + "\">"
                + element("CanonicalizationMethod", CanonicalizationMethod.INCLUSIVE)
                + element("SignatureMethod", method)
                + "<Reference URI=\"\"><Transforms>"
                + element("Transform", NAMESPACE + "enveloped-signature")
                + "</Transforms>"
                + element("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256")
                + "<DigestValue>" + digest(credential) + "</DigestValue></Reference></SignedInfo>";
        return new DataToSeal(credential, signed.getBytes(StandardCharsets.UTF_8), at);
    }

    @Override
    public byte[] sign(DataToSeal data) {
        return key.sign(data.toSign());
    }

    @Override
    public Credential finish(DataToSeal data, byte[] signature) {
        byte[] content = data.credential().content();
        int at = rootEnd(data.credential());
        String seal = "<Signature xmlns=\"" + NAMESPACE + "\">"
                + new String(data.toSign(), StandardCharsets.UTF_8)
                + "<SignatureValue>" + Base64.getEncoder().encodeToString(signature) + "</SignatureValue>"
                + "<KeyInfo><X509Data>" + certificates + "</X509Data></KeyInfo></Signature>";
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(content.length + seal.length());
        sealed.write(content, 0, at);
        sealed.writeBytes(seal.getBytes(StandardCharsets.UTF_8));
        sealed.write(content, at, content.length - at);
        return new Credential(
                data.credential().id(),
                data.credential().format(),
                data.credential().mediaType(),
                sealed.toByteArray());
    }

    private static String element(String name, String algorithm) {
        return "<" + name + " Algorithm=\"" + algorithm + "\"></" + name + ">";
    }

    /** Where the root's end tag begins; our own writer puts nothing but white space behind it. */
    private static int rootEnd(Credential credential) {
        byte[] content = credential.content();
        int end = content.length;
        while (end > 0 && Character.isWhitespace(content[end - 1])) {
            end--;
        }
        int at = end - ROOT_END.length;
        if (at < 0 || !java.util.Arrays.equals(content, at, end, ROOT_END, 0, ROOT_END.length)) {
            throw invalid(credential, null);
        }
        return at;
    }

    private static String digest(Credential credential) {
        rootEnd(credential);
        try {
            CanonicalizationMethod inclusive = XMLSignatureFactory.getInstance("DOM")
                    .newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null);
            Data canonical = inclusive.transform(XmlDocuments.nodes(XmlDocuments.parse(credential.content())), null);
            byte[] bytes = ((OctetStreamData) canonical).getOctetStream().readAllBytes();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (SAXException | TransformException | IOException e) {
            throw invalid(credential, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and canonical XML", e);
        }
    }

    private static CredentialInvalid invalid(Credential credential, @Nullable Exception cause) {
        return new CredentialInvalid(
                "Credential " + credential.id() + " (" + credential.format()
                        + ") cannot be sealed: it is no ELMO document.",
                cause);
    }

    private static String certificates(SigningKey key) {
        StringBuilder xml = new StringBuilder();
        try {
            for (X509Certificate certificate : key.chain()) {
                xml.append("<X509Certificate>")
                        .append(Base64.getEncoder().encodeToString(certificate.getEncoded()))
                        .append("</X509Certificate>");
            }
        } catch (CertificateEncodingException e) {
            throw new ConfigurationInvalid("hub.yaml, keys: the certificate for XML signatures cannot be written.", e);
        }
        return xml.toString();
    }
}
