package eu.passerelle.seal.xml;

import eu.passerelle.seal.xml.XmlSealVerdict.Result;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Verifies the enveloped XML signature of an ELMO document of anybody, with the JDK's XMLDSig in its secure mode. Only a
 * signature that is the last element of the root and covers the whole document counts, so that nothing unsigned can stand
 * beside what is signed.
 */
public final class XmlSealVerifier {

    private static final Set<String> TRANSFORMS = Set.of(
            Transform.ENVELOPED,
            CanonicalizationMethod.INCLUSIVE,
            CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
            CanonicalizationMethod.EXCLUSIVE,
            CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS);

    private XmlSealVerifier() {}

    /** Never throws on bad input. */
    public static XmlSealVerdict verify(byte[] content) {
        Document document;
        try {
            document = XmlDocuments.parse(content);
        } catch (SAXException | IOException e) {
            return XmlSealVerdict.of(Result.UNREADABLE);
        }
        Element signature = signature(document.getDocumentElement());
        if (signature == null) {
            return XmlSealVerdict.of(Result.UNSIGNED);
        }
        try {
            return verify(signature);
        } catch (MarshalException e) {
            // an algorithm that the secure mode refuses, or a form that is none
            return XmlSealVerdict.of(Result.NOT_ACCEPTED);
        } catch (XMLSignatureException e) {
            // for example a signature of another length than the key's
            return XmlSealVerdict.of(Result.BROKEN);
        }
    }

    private static XmlSealVerdict verify(Element element) throws MarshalException, XMLSignatureException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMValidateContext reading = new DOMValidateContext(new NoKey(), element);
        reading.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        XMLSignature signature = factory.unmarshalXMLSignature(reading);
        List<X509Certificate> certificates = certificates(signature.getKeyInfo());
        if (certificates.isEmpty() || !coversAll(signature)) {
            return new XmlSealVerdict(Result.NOT_ACCEPTED, certificates);
        }
        DOMValidateContext validating =
                new DOMValidateContext(certificates.getFirst().getPublicKey(), element);
        validating.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        boolean intact = factory.unmarshalXMLSignature(validating).validate(validating);
        return new XmlSealVerdict(intact ? Result.INTACT : Result.BROKEN, certificates);
    }

    private static boolean coversAll(XMLSignature signature) {
        List<Reference> references = signature.getSignedInfo().getReferences();
        return references.size() == 1
                && "".equals(references.getFirst().getURI())
                && signature.getObjects().isEmpty()
                && references.getFirst().getTransforms().stream()
                        .allMatch(transform -> TRANSFORMS.contains(transform.getAlgorithm()));
    }

    private static List<X509Certificate> certificates(@Nullable KeyInfo info) {
        List<X509Certificate> certificates = new ArrayList<>();
        if (info != null) {
            for (Object part : info.getContent()) {
                if (part instanceof X509Data data) {
                    data.getContent().stream()
                            .filter(X509Certificate.class::isInstance)
                            .forEach(each -> certificates.add((X509Certificate) each));
                }
            }
        }
        return certificates;
    }

    /** The last element of the root, if it is a signature. */
    private static @Nullable Element signature(Element root) {
        Node last = root.getLastChild();
        while (last != null && !(last instanceof Element)) {
            last = last.getPreviousSibling();
        }
        return last instanceof Element element
                        && XMLSignature.XMLNS.equals(element.getNamespaceURI())
                        && "Signature".equals(element.getLocalName())
                ? element
                : null;
    }

    /** For reading the form alone; nothing is validated with it. */
    private static final class NoKey extends javax.xml.crypto.KeySelector {
        @Override
        public javax.xml.crypto.KeySelectorResult select(
                @Nullable KeyInfo info,
                Purpose purpose,
                javax.xml.crypto.AlgorithmMethod method,
                javax.xml.crypto.XMLCryptoContext context) {
            return () -> {
                throw new IllegalStateException("only the form is read");
            };
        }
    }
}
