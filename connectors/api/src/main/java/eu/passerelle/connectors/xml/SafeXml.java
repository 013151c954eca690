package eu.passerelle.connectors.xml;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Readers for XML of the outside world: a document type declaration is refused, so there are no entities at all
 * (external, or a billion laughs), and elements nest only so deep.
 */
public final class SafeXml {

    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /**
     * @param maxDepth of nested elements
     * @throws XMLStreamException now or while reading, with the line, when the document is malformed or refused
     */
    public static XMLStreamReader reader(InputStream xml, int maxDepth) throws XMLStreamException {
        return new Guard(FACTORY.createXMLStreamReader(xml), maxDepth);
    }

    private static XMLInputFactory factory() {
        // the JDK's own: third-party StAX parsers on the class path honour these properties in their own ways
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
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
