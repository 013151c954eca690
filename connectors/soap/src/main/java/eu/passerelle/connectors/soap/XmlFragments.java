package eu.passerelle.connectors.soap;

import java.io.ByteArrayOutputStream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/** Writes elements as XML documents of their own, with the namespaces they use. Not thread-safe. */
public final class XmlFragments {

    private final Transformer identity;

    public XmlFragments() {
        try {
            identity = TransformerFactory.newDefaultInstance().newTransformer();
            identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        } catch (TransformerException e) {
            throw new IllegalStateException("every JDK can write XML", e);
        }
    }

    /** UTF-8, without XML declaration. */
    public byte[] bytes(Element element) {
        try {
            return bytes(new DOMSource(element));
        } catch (TransformerException e) {
            throw new IllegalStateException("an element that was parsed can be written", e);
        }
    }

    /**
     * UTF-8, without XML declaration.
     *
     * @throws TransformerException when the source is parsed only now, and is not well-formed or refused
     */
    public byte[] bytes(Source source) throws TransformerException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        identity.transform(source, new StreamResult(bytes));
        return bytes.toByteArray();
    }
}
