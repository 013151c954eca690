package eu.passerelle.recognition;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Declares the facts that a table asks for. DMN wants an {@code inputData} and an {@code informationRequirement} for
 * each; a registrar who adds a column to a table need not know that.
 */
final class DeclaredFacts {

    private final Document document;

    private DeclaredFacts(Document document) {
        this.document = document;
    }

    /** @param text known to be DMN, see {@link DmnText} */
    static String complete(String text, String file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
            new DeclaredFacts(document).complete();
            StringWriter written = new StringWriter();
            TransformerFactory transformers = TransformerFactory.newDefaultInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            transformers.newTransformer().transform(new DOMSource(document), new StreamResult(written));
            return written.toString();
        } catch (java.io.IOException
                | org.xml.sax.SAXException
                | javax.xml.parsers.ParserConfigurationException
                | javax.xml.transform.TransformerException e) {
            throw new DecisionTableInvalid(List.of(file + ": is not well-formed XML without a document type"), e);
        }
    }

    private void complete() {
        Set<String> declared = new HashSet<>();
        for (Element input : elements(document.getDocumentElement(), "inputData")) {
            declared.add(input.getAttribute("name"));
        }
        for (Element decision : elements(document.getDocumentElement(), "decision")) {
            Set<String> required = new HashSet<>();
            elements(decision, "requiredInput").forEach(input -> required.add(input.getAttribute("href")));
            for (Fact fact : named(decision)) {
                if (declared.add(fact.feelName())) {
                    declare(fact, decision);
                }
                if (!required.contains("#" + idOf(fact))) {
                    require(fact, decision);
                }
            }
        }
    }

    private static Set<Fact> named(Element decision) {
        Set<Fact> named = EnumSet.noneOf(Fact.class);
        for (Element text : elements(decision, "text")) {
            named.addAll(FeelText.of(text.getTextContent()).facts());
        }
        return named;
    }

    private void declare(Fact fact, Element decision) {
        Element input = element("inputData", decision);
        input.setAttribute("id", fact.feelName());
        input.setAttribute("name", fact.feelName());
        Element variable = element("variable", decision);
        variable.setAttribute("name", fact.feelName());
        variable.setAttribute("typeRef", fact.type().feelName());
        input.appendChild(variable);
        decision.getParentNode().insertBefore(input, decision);
    }

    private void require(Fact fact, Element decision) {
        Element requirement = element("informationRequirement", decision);
        Element input = element("requiredInput", decision);
        input.setAttribute("href", "#" + idOf(fact));
        requirement.appendChild(input);
        // the schema wants requirements before the table
        decision.insertBefore(requirement, first(decision, "decisionTable"));
    }

    private String idOf(Fact fact) {
        return elements(document.getDocumentElement(), "inputData").stream()
                .filter(input -> input.getAttribute("name").equals(fact.feelName()))
                .map(input -> input.getAttribute("id"))
                .findFirst()
                .orElse(fact.feelName());
    }

    private Element element(String name, Element like) {
        String prefix = like.getPrefix() == null ? "" : like.getPrefix() + ":";
        return document.createElementNS(like.getNamespaceURI(), prefix + name);
    }

    private static @org.jspecify.annotations.Nullable Node first(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
