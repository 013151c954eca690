package eu.passerelle.seal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.NodeSetData;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads XML of anybody without document types, and gives it to canonicalisation node by node. */
final class XmlDocuments {

    private XmlDocuments() {}

    /** @throws SAXException this is no XML, or has a document type */
    static Document parse(byte[] content) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // the default handler writes to the console
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has these features", e);
        }
    }

    /** All of it but comments, as a reference to the whole document means it. */
    static NodeSetData<Node> nodes(Document document) {
        List<Node> nodes = new ArrayList<>();
        collect(document, nodes);
        return new NodeSetData<>() {
            @Override
            public Iterator<Node> iterator() {
                return nodes.iterator();
            }
        };
    }

    private static void collect(Node node, List<Node> nodes) {
        if (node.getNodeType() == Node.COMMENT_NODE) {
            return;
        }
        nodes.add(node);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            nodes.add(attributes.item(i));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, nodes);
        }
    }

    private static final class Silent extends org.xml.sax.helpers.DefaultHandler {}
}
