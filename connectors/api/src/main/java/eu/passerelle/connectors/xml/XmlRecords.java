package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The records of a document one after another, each as a tree, so that the document may be larger than memory. What
 * stands around them is kept as a tree too, in which a stand-in holds the place of each row of records.
 */
public final class XmlRecords {

    /** Elements in memory at a time; without a bound, a small document of tiny ones would fill the memory. */
    private static final int MOST_ELEMENTS = 500_000;

    /** Characters of text in memory at a time. */
    private static final int MOST_CHARACTERS = 32 << 20;

    /** Bytes from one record to the next: a comment or an attribute without end is in no tree, but in the parser. */
    static final long MOST_BYTES = 16 << 20;

    private final XMLStreamReader xml;
    private final RecordBytes bytes;
    private final Cut cut;
    private final Deque<XmlNode> open = new ArrayDeque<>();
    private final Deque<Begun> records = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable XmlNode root;
    private int elements;
    private int characters;

    /** Says which elements are records. */
    @FunctionalInterface
    public interface Cut {

        /**
         * @param parent with what stood in it so far
         * @param element with its attributes, but nothing in it yet
         * @param depth of the parent: 1 for the root
         */
        boolean isRecord(XmlNode parent, XmlNode element, int depth);
    }

    /** A record that has begun, and how much was in memory before it. */
    private record Begun(XmlNode node, int elements, int characters) {}

    /** @throws MalformedRecord as {@link #next()} */
    public XmlRecords(InputStream document, int maxDepth, Cut cut) {
        this(new RecordBytes(document, MOST_BYTES), null, maxDepth, cut);
    }

    private XmlRecords(RecordBytes document, @Nullable String charset, int maxDepth, Cut cut) {
        this.cut = cut;
        this.bytes = document;
        try {
            this.xml = SafeXml.reader(document, charset, maxDepth);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** A document in memory, all of which is one tree. */
    static XmlRecords none(byte[] xml, @Nullable String charset, int maxDepth) {
        return new XmlRecords(
                new RecordBytes(new ByteArrayInputStream(xml), Long.MAX_VALUE),
                SafeXml.declaresEncoding(xml) ? null : charset,
                maxDepth,
                (parent, element, depth) -> false);
    }

    /**
     * The next record that has ended; null at the end of the document. One inside another comes before it.
     *
     * @throws MalformedRecord when the document is not well-formed, not safe, or a record is larger than any should be;
     *     the message holds nothing of its text
     * @throws UncheckedIOException when the document is out of reach
     */
    public @Nullable XmlNode next() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    case XMLStreamConstants.END_ELEMENT -> {
                        XmlNode ended = end();
                        if (!records.isEmpty() && records.peek().node() == ended) {
                            return handOver();
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        root();
        return null;
    }

    private RuntimeException failed(XMLStreamException e) {
        IOException outOfReach = bytes.failure();
        return outOfReach == null
                ? new MalformedRecord(XmlProblem.reason(e, bytes.start()), e)
                : new UncheckedIOException(outOfReach);
    }

    private void start() {
        if (++elements > MOST_ELEMENTS) {
            throw new MalformedRecord("The document has more than " + MOST_ELEMENTS + " elements.");
        }
        XmlNode node = XmlNode.start(xml);
        XmlNode parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (cut.isRecord(parent, node, open.size())) {
            records.push(new Begun(node, elements, characters));
            parent.standIn(node);
        } else {
            parent.add(node);
        }
        open.push(node);
        text.setLength(0);
    }

    private XmlNode end() {
        XmlNode ended = open.pop();
        // text between elements is white space in the documents that are read here
        if (ended.children().isEmpty() && !text.isEmpty()) {
            characters += text.length();
            if (characters > MOST_CHARACTERS) {
                throw new MalformedRecord("A record has more than " + MOST_CHARACTERS + " characters.");
            }
            ended.hold(text.toString());
        }
        text.setLength(0);
        return ended;
    }

    private XmlNode handOver() {
        Begun begun = records.pop();
        elements = begun.elements() - 1;
        characters = begun.characters();
        bytes.newRecord();
        return begun.node();
    }

    /** What was read of the document so far, without its records. */
    public XmlNode root() {
        if (root == null) {
            throw new MalformedRecord("The document has no element.");
        }
        return root;
    }

    /** The records around the one that was given last, the outermost first; they have not ended. */
    public Iterator<XmlNode> around() {
        Iterator<Begun> begun = records.descendingIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return begun.hasNext();
            }

            @Override
            public XmlNode next() {
                return Objects.requireNonNull(begun.next()).node();
            }
        };
    }
}
