package eu.passerelle.credentials.certificate;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SVG that somebody drew: no document type and so no entities, only so large and so deep; what drawing programs
 * note for themselves is left out. What is left is judged by {@link SvgRules}.
 */
final class SvgReader {

    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_DEPTH = 64;
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    /** For people only. */
    private static final Set<String> NOTES = Set.of("title", "desc", "metadata");

    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private int elements;

    private SvgReader(String file) {
        this.file = file;
    }

    /**
     * @param file how problems name it
     * @throws TemplateInvalid with all problems
     */
    static SvgElement read(String file, byte[] svg) {
        if (svg.length > TemplateSource.MAX_BYTES) {
            throw invalid("%s is %d KB; at most %d KB are read. Simplify it, or make its pictures smaller."
                    .formatted(file, svg.length / 1024, TemplateSource.MAX_BYTES / 1024));
        }
        SvgElement root = new SvgReader(file).parse(svg);
        List<String> problems = new ArrayList<>();
        new SvgRules(file, problems).check(root);
        if (!problems.isEmpty()) {
            throw new TemplateInvalid(problems);
        }
        return root;
    }

    private SvgElement parse(byte[] svg) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(svg));
            SvgElement root = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw invalid(place(xml) + ": a document type (<!DOCTYPE>) is not read; delete that line.");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (!"svg".equals(xml.getLocalName()) || !SVG.equals(xml.getNamespaceURI())) {
                        throw invalid("%s: begins with <%s>; an SVG begins with <svg xmlns=\"%s\">."
                                .formatted(place(xml), xml.getLocalName(), SVG));
                    }
                    root = element(xml, null, 1);
                }
            }
            if (root == null) {
                throw invalid(file + " is empty; export it again as SVG.");
            }
            return root;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw invalid("%s, line %d: is not well-formed XML; export it again as SVG.".formatted(file, line));
        }
    }

    private SvgElement element(XMLStreamReader xml, @Nullable SvgElement parent, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw invalid(place(xml) + ": elements nest deeper than " + MAX_DEPTH + "; ungroup some.");
        }
        if (++elements > MAX_ELEMENTS) {
            throw invalid(place(xml) + ": has more than " + MAX_ELEMENTS + " elements; simplify the drawing.");
        }
        SvgElement element =
                new SvgElement(xml.getLocalName(), xml.getLocation().getLineNumber(), parent);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty() || namespace.equals(XLINK)) {
                element.attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (SVG.equals(xml.getNamespaceURI()) && !NOTES.contains(xml.getLocalName())) {
                        element.content.add(new SvgElement.Content.Child(element(xml, element, depth + 1)));
                    } else {
                        skip(xml, depth + 1);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    element.content.add(new SvgElement.Content.Text(xml.getText()));
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw invalid(place(xml) + ": entities are not read; write the text itself.");
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {}
            }
        }
    }

    private void skip(XMLStreamReader xml, int depth) throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++open + depth > MAX_DEPTH) {
                throw invalid(place(xml) + ": elements nest deeper than " + MAX_DEPTH + ".");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private String place(XMLStreamReader xml) {
        return file + ", line " + xml.getLocation().getLineNumber();
    }

    private static TemplateInvalid invalid(String problem) {
        return new TemplateInvalid(List.of(problem));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
