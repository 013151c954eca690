package eu.passerelle.connectors.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Readers for XML of the outside world: a document type declaration is refused, so there are no entities at all
 * (external, or a billion laughs), and elements nest only so deep.
 */
public final class SafeXml {

    private static final XMLInputFactory FACTORY = factory();
    private static final int PROLOGUE = 200;

    private SafeXml() {}

    /**
     * @param maxDepth of nested elements
     * @throws XMLStreamException now or while reading, with the line, when the document is malformed or refused
     */
    public static XMLStreamReader reader(InputStream xml, int maxDepth) throws XMLStreamException {
        return reader(xml, null, maxDepth);
    }

    /** @param charset of the document; null where it says that itself */
    static XMLStreamReader reader(InputStream xml, @Nullable String charset, int maxDepth) throws XMLStreamException {
        return new Guard(
                charset == null ? FACTORY.createXMLStreamReader(xml) : FACTORY.createXMLStreamReader(xml, charset),
                maxDepth);
    }

    /** Whether the document declares its encoding or begins with a byte order mark. */
    static boolean declaresEncoding(byte[] xml) {
        String start = new String(xml, 0, Math.min(xml.length, PROLOGUE), StandardCharsets.ISO_8859_1);
        int end = start.indexOf("?>");
        return start.startsWith("\u00ef\u00bb\u00bf")
                || start.startsWith("\u00fe\u00ff")
                || start.startsWith("\u00ff\u00fe")
                || end > 0 && start.substring(0, end).contains("encoding");
    }

    private static XMLInputFactory factory() {
        // by name, not whichever is found on the class path: each parser honours these properties in its own way.
        // Measured: a third to a half of the time that the JDK's takes for answers about one learner
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // what is wrong is thrown while reading on, as checked exception, not while asking for a text
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        // a record's bytes are limited, and then it is said that there were too many
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        return factory;
    }

    private static final class Guard extends StreamReaderDelegate {
        private final int maxDepth;
        private int depth;

        Guard(XMLStreamReader reader, int maxDepth) {
            super(reader);
            this.maxDepth = maxDepth;
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            switch (event) {
                case START_ELEMENT -> {
                    if (++depth > maxDepth) {
                        throw new XMLStreamException("elements nest deeper than " + maxDepth, getLocation());
                    }
                }
                case END_ELEMENT -> depth--;
                case DTD -> throw new XMLStreamException("a document type declaration is not allowed", getLocation());
                case ENTITY_REFERENCE -> throw new XMLStreamException("entities are not allowed", getLocation());
                default -> {}
            }
            return event;
        }

        @Override
        public int nextTag() throws XMLStreamException {
            // the delegate's own nextTag would pass the guard by
            int event = next();
            while (event == CHARACTERS && isWhiteSpace()
                    || event == CDATA && isWhiteSpace()
                    || event == SPACE
                    || event == PROCESSING_INSTRUCTION
                    || event == COMMENT) {
                event = next();
            }
            if (event != START_ELEMENT && event != END_ELEMENT) {
                throw new XMLStreamException("expected an element", getLocation());
            }
            return event;
        }
    }
}
