package eu.passerelle.credentials.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Every element of a full transcript is taken away, doubled, renamed, moved, emptied; what the schema refuses, we refuse. */
class ElmoMutationTest {

    private static final List<String> FAULTS =
            List.of("remove", "double", "rename", "first", "nonsense", "attributes", "attribute", "namespace");

    @Test
    void refusesWhatTheOfficialSchemaRefuses() throws Exception {
        Schema schema = OfficialSchema.elmo211();
        byte[] good = ElmoTranscript.write(List.of(Achievements.full(), Achievements.bare()));
        int elements = elements(parse(good)).getLength();
        int refused = 0;
        List<String> slipped = new ArrayList<>();

        for (int i = 1; i < elements; i++) {
            for (String fault : FAULTS) {
                byte[] mutated = mutated(good, i, fault);
                if (isRefused(schema, mutated)) {
                    refused++;
                    if (new ElmoValidator().validate(mutated).isEmpty()) {
                        slipped.add(fault + " " + elements(parse(good)).item(i).getLocalName());
                    }
                }
            }
        }

        assertThat(slipped).isEmpty();
        assertThat(refused).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<elmo/>",
                "<elmo xmlns=\"https://github.com/emrex-eu/elmo-schemas/tree/v1\"/>",
                "<!DOCTYPE elmo [<!ENTITY a \"b\">]><elmo xmlns=\"https://github.com/emrex-eu/elmo-schemas/tree/v2\">&a;</elmo>"
            })
    void refusesWhatIsNoTranscriptAtAll(String document) {
        assertThat(new ElmoValidator().validate(document.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void neverTellsAValue() throws Exception {
        byte[] good = ElmoTranscript.write(List.of(Achievements.full()));
        int elements = elements(parse(good)).getLength();

        for (int i = 1; i < elements; i++) {
            for (String fault : FAULTS) {
                assertThat(new ElmoValidator().validate(mutated(good, i, fault)).toString())
                        .doesNotContain("Papadopoulou", "H100200", "2001-02-03");
            }
        }
    }

    private static byte[] mutated(byte[] good, int at, String fault) throws Exception {
        Document document = parse(good);
        Element element = (Element) elements(document).item(at);
        Node parent = element.getParentNode();
        switch (fault) {
            case "remove" -> parent.removeChild(element);
            case "double" -> parent.insertBefore(element.cloneNode(true), element);
            case "rename" -> document.renameNode(element, ElmoXml.NAMESPACE, element.getLocalName() + "s");
            case "first" -> parent.insertBefore(element, parent.getFirstChild());
            case "nonsense" -> element.setTextContent("nonsense");
            case "attributes" -> {
                while (element.getAttributes().getLength() > 0) {
                    element.removeAttributeNode(
                            (org.w3c.dom.Attr) element.getAttributes().item(0));
                }
            }
            case "attribute" -> element.setAttribute("colour", "red");
            case "namespace" -> document.renameNode(element, "urn:other", element.getLocalName());
            default -> throw new IllegalArgumentException(fault);
        }
        StringWriter out = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isRefused(Schema schema, byte[] document) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
            return false;
        } catch (SAXException e) {
            return true;
        }
    }

    private static NodeList elements(Document document) {
        return document.getElementsByTagNameNS("*", "*");
    }

    private static Document parse(byte[] document) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document));
    }
}
