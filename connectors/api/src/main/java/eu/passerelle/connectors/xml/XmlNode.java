package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.Blanks;
import eu.passerelle.connectors.failure.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document in memory. ELMO puts the learner first and the grading schemes last, so that it cannot be
 * mapped in one pass.
 */
public final class XmlNode {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String[] NONE = {};

    private final String namespace;
    private final String name;
    private final int line;
    /** Names and values by turns. */
    private final String[] attributes;

    private final boolean standsIn;
    private final List<XmlNode> children = new ArrayList<>();
    private String text = "";

    private XmlNode(String namespace, String name, int line, String[] attributes, boolean standsIn) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
        this.standsIn = standsIn;
    }

    /** @throws MalformedRecord when the document is not well-formed or not safe; the message holds nothing of its text */
    public static XmlNode read(byte[] xml, int maxDepth) {
        return read(xml, null, maxDepth);
    }

    /**
     * @param charset that a transport named; it counts only where the document neither declares its encoding nor
     *     begins with a byte order mark, because transports are configured by others than those who write documents
     * @throws MalformedRecord as {@link #read(byte[], int)}
     */
    public static XmlNode read(byte[] xml, @Nullable String charset, int maxDepth) {
        XmlRecords whole = XmlRecords.none(xml, charset, maxDepth);
        whole.next();
        return whole.root();
    }

    /** The element at which the reader stands, with nothing in it. */
    static XmlNode start(XMLStreamReader xml) {
        String namespace = xml.getNamespaceURI();
        return new XmlNode(
                namespace == null ? "" : namespace,
                xml.getLocalName(),
                xml.getLocation().getLineNumber(),
                attributes(xml),
                false);
    }

    private static String[] attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return NONE;
        }
        String[] attributes = new String[count * 2];
        int end = 0;
        for (int i = 0; i < count; i++) {
            String name = xml.getAttributeLocalName(i);
            int at = place(attributes, end, name);
            attributes[at] = name;
            attributes[at + 1] = xml.getAttributeValue(i);
            end = Math.max(end, at + 2);
        }
        return end == attributes.length ? attributes : Arrays.copyOf(attributes, end);
    }

    /** Of two attributes that namespaces alone tell apart the later one stands. */
    private static int place(String[] attributes, int end, String name) {
        for (int at = 0; at < end; at += 2) {
            if (attributes[at].equals(name)) {
                return at;
            }
        }
        return end;
    }

    void add(XmlNode child) {
        children.add(child);
    }

    /** Holds the place of a record, and of all of its name that follow it directly. */
    void standIn(XmlNode record) {
        XmlNode before = children.isEmpty() ? null : children.getLast();
        if (before == null
                || !before.standsIn
                || !before.name.equals(record.name)
                || !before.namespace.equals(record.namespace)) {
            children.add(new XmlNode(record.namespace, record.name, record.line, record.attributes, true));
        }
    }

    /** Whether this holds the place of records that were taken out of the tree. */
    public boolean standsIn() {
        return standsIn;
    }

    void hold(String content) {
        text = content;
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
        List<XmlNode> found = new ArrayList<>(children.size());
        for (XmlNode child : children) {
            if (child.name.equals(wanted) && child.namespace.equals(namespace)) {
                found.add(child);
            }
        }
        return found;
    }

    public Optional<XmlNode> child(String wanted) {
        for (XmlNode child : children) {
            if (child.name.equals(wanted) && child.namespace.equals(namespace)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Text of a child with white space collapsed (xs:token); empty when there is none or it is blank. */
    public Optional<String> text(String wanted) {
        return child(wanted).map(XmlNode::token).filter(token -> !token.isEmpty());
    }

    /** The text with white space collapsed (xs:token). */
    public String token() {
        String stripped = Blanks.stripped(text);
        return isCollapsed(stripped) ? stripped : SPACES.matcher(stripped).replaceAll(" ");
    }

    private static boolean isCollapsed(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\t' && c <= '\r' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Attribute by local name: {@code lang} for {@code xml:lang}. */
    public @Nullable String attribute(String wanted) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(wanted)) {
                return attributes[i + 1];
            }
        }
        return null;
    }

    /** By local name. */
    public Map<String, String> attributes() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            byName.put(attributes[i], attributes[i + 1]);
        }
        return Collections.unmodifiableMap(byName);
    }

    /** The text as it is; empty where the element has children. */
    public String text() {
        return text;
    }

    /** This element as XML of its own, without its children named {@code left}. */
    public byte[] withoutChildren(String left) {
        StringBuilder xml = new StringBuilder(1024);
        write(xml, "", left);
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(StringBuilder xml, String around, String left) {
        xml.append('<').append(name);
        if (!namespace.equals(around)) {
            xml.append(" xmlns=\"").append(XmlEscape.of(namespace)).append('"');
        }
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(attributes[i].equals("lang") ? " xml:" : " ")
                    .append(attributes[i])
                    .append("=\"")
                    .append(XmlEscape.of(attributes[i + 1]))
                    .append('"');
        }
        xml.append('>').append(XmlEscape.of(text));
        for (XmlNode child : children) {
            if (!child.name.equals(left)) {
                child.write(xml, namespace, left);
            }
        }
        xml.append("</").append(name).append('>');
    }
}
