package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * One page of the Atom feed (RFC 4287, RFC 5005 section 4). Ladok writes the newest entry first; here the oldest is the
 * first.
 *
 * @param number from {@code urn:id:N}, or the page's own links
 * @param next number of the page after it; null on the newest, which still grows
 */
record FeedPage(int number, @Nullable Integer next, List<Entry> entries) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern NUMBER = Pattern.compile(".*[:/](\\d{1,9})");

    /**
     * One entry.
     *
     * @param type of the event, the category's term: {@code http://schemas.ladok.se/<area>/<event>}
     * @param event the element within the content; null where the entry has none
     */
    record Entry(String id, String type, @Nullable Element event) {}

    FeedPage {
        entries = List.copyOf(entries);
    }

    /** @throws XMLStreamException when it is no page of a feed, with the reason */
    static FeedPage parse(byte[] xml, int maxDepth) throws XMLStreamException {
        Element feed = document(xml, maxDepth).getDocumentElement();
        if (!ATOM.equals(feed.getNamespaceURI()) || !"feed".equals(feed.getLocalName())) {
            throw new XMLStreamException("it is no Atom feed");
        }
        Integer number = number(feed);
        if (number == null) {
            throw new XMLStreamException("the page does not tell its number");
        }
        Integer next = link(feed, "next-archive");
        List<Entry> entries = new ArrayList<>();
        for (Element entry : children(feed, ATOM, "entry").toList()) {
            entries.add(entry(entry));
        }
        return new FeedPage(number, next, entries.reversed());
    }

    private static Document document(byte[] xml, int maxDepth) throws XMLStreamException {
        try {
            DOMResult result = new DOMResult();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new StAXSource(SafeXml.reader(new ByteArrayInputStream(xml), maxDepth)), result);
            return (Document) result.getNode();
        } catch (TransformerException e) {
            throw e.getCause() instanceof XMLStreamException reason
                    ? reason
                    : new XMLStreamException("it is not well-formed", e);
        }
    }

    private static Entry entry(Element entry) throws XMLStreamException {
        String id = children(entry, ATOM, "id")
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
        if (id.isEmpty()) {
            throw new XMLStreamException("an entry has no id, so no position can be kept");
        }
        String type = children(entry, ATOM, "category")
                .map(category -> category.getAttribute("term"))
                .findFirst()
                .orElse("");
        Element event = children(entry, ATOM, "content")
                .flatMap(content -> children(content, "*", "*"))
                .findFirst()
                .orElse(null);
        return new Entry(id, type, event);
    }

    private static @Nullable Integer number(Element feed) {
        Integer id = children(feed, ATOM, "id")
                .map(element -> number(element.getTextContent().strip()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        Integer via = id == null ? link(feed, "via") : id;
        return via == null ? link(feed, "self") : via;
    }

    /** Only the number is taken from a link, never its host: our certificate goes to the configured address alone. */
    private static @Nullable Integer link(Element feed, String relation) {
        return children(feed, ATOM, "link")
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> number(link.getAttribute("href")))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** Child elements of that name; {@code *} is any. */
    static Stream<Element> children(Element parent, String namespace, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(element -> namespace.equals("*") || namespace.equals(element.getNamespaceURI()))
                .filter(element -> name.equals("*") || name.equals(element.getLocalName()));
    }
}
