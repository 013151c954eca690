package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document in memory. ELMO puts the learner first and the grading schemes last, so that it cannot be
 * mapped in one pass.
 */
public final class XmlNode {

    /** A transcript has some thousands of elements; without a bound, 32 MB of tiny ones would fill the memory. */
    private static final int MAX_ELEMENTS = 500_000;

    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlNode> children = new ArrayList<>(0);
    private String text = "";

    private XmlNode(String namespace, String name, int line, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
    }

    /** @throws MalformedRecord when the document is not well-formed or not safe; the message holds nothing of its text */
    public static XmlNode read(byte[] xml, int maxDepth) {
        try {
            return read(SafeXml.reader(new ByteArrayInputStream(xml), maxDepth));
        } catch (XMLStreamException e) {
            throw new MalformedRecord(XmlProblem.reason(e, xml), e);
        }
    }

    private static XmlNode read(XMLStreamReader xml) throws XMLStreamException {
        Deque<XmlNode> open = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        XmlNode root = null;
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS) {
                        throw new MalformedRecord("The document has more than " + MAX_ELEMENTS + " elements.");
                    }
                    XmlNode node = start(xml);
                    if (open.peek() instanceof XmlNode parent) {
                        parent.children.add(node);
                    } else {
                        root = node;
                    }
                    open.push(node);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlNode ended = open.pop();
                    // text between elements is white space in ELMO
                    ended.text = ended.children.isEmpty() ? text.toString() : "";
                    text.setLength(0);
                }
                default -> {}
            }
        }
        if (root == null) {
            throw new MalformedRecord("The document has no element.");
        }
        return root;
    }

    private static XmlNode start(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        String namespace = xml.getNamespaceURI();
        return new XmlNode(
                namespace == null ? "" : namespace,
                xml.getLocalName(),
                xml.getLocation().getLineNumber(),
                attributes.isEmpty() ? Map.of() : attributes);
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    public List<XmlNode> children() {
        return children;
    }

    /** Children of that name in this element's namespace. */
    public List<XmlNode> children(String wanted) {
        return children.stream()
                .filter(child -> child.name.equals(wanted) && child.namespace.equals(namespace))
                .toList();
    }

    public Optional<XmlNode> child(String wanted) {
        return children(wanted).stream().findFirst();
    }

    /** Text of a child with white space collapsed (xs:token); empty when there is none or it is blank. */
    public Optional<String> text(String wanted) {
        return child(wanted).map(XmlNode::token).filter(token -> !token.isEmpty());
    }

    /** The text with white space collapsed (xs:token). */
    public String token() {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Attribute by local name: {@code lang} for {@code xml:lang}. */
    public @Nullable String attribute(String wanted) {
        return attributes.get(wanted);
    }

    /** By local name. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** The text as it is; empty where the element has children. */
    public String text() {
        return text;
    }

    /** This element as XML of its own, without its children named {@code left}. */
    public byte[] withoutChildren(String left) {
        StringBuilder xml = new StringBuilder();
        write(xml, "", left);
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(StringBuilder xml, String around, String left) {
        xml.append('<').append(name);
        if (!namespace.equals(around)) {
            xml.append(" xmlns=\"").append(escaped(namespace)).append('"');
        }
        attributes.forEach((key, value) -> xml.append(key.equals("lang") ? " xml:" : " ")
                .append(key)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        xml.append('>').append(escaped(text));
        for (XmlNode child : children) {
            if (!child.name.equals(left)) {
                child.write(xml, namespace, left);
            }
        }
        xml.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
