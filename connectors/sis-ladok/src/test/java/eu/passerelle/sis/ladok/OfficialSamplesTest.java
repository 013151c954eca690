package eu.passerelle.sis.ladok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored feed and events of Ladok (third party, not shipped); what is in them is counted independently, by XPath
 * and JSON pointer.
 */
class OfficialSamplesTest {

    @SuppressWarnings("NullAway.Init")
    private Path samples;

    @BeforeEach
    void findSamples() {
        Optional<Path> found = StandardsFolder.find("sis/ladok");
        assumeTrue(
                found.isPresent(),
                "skipped: the Ladok samples are not on this machine (set -Dpasserelle.standards=<folder>)");
        samples = found.get();
    }

    @Test
    void readsEveryEntryOfARealFeedPageOldestFirst() throws Exception {
        byte[] xml = Files.readAllBytes(samples.resolve("camel-ladok3/feed-256259.xml"));
        NodeList ids =
                nodes(new String(xml, StandardCharsets.UTF_8), "/*/*[local-name()='entry']/*[local-name()='id']");
        NodeList results = nodes(
                new String(xml, StandardCharsets.UTF_8),
                "//*[local-name()='category'][starts-with(@term,'http://schemas.ladok.se/resultat/')]");

        FeedPage page = FeedPage.parse(xml, 64);

        assertThat(page.number()).isEqualTo(256_259);
        assertThat(page.next()).as("the newest page has no next").isNull();
        assertThat(page.entries()).hasSize(ids.getLength()).hasSize(53);
        assertThat(page.entries().getFirst().id())
                .isEqualTo(ids.item(ids.getLength() - 1).getTextContent());
        assertThat(page.entries().getLast().id()).isEqualTo(ids.item(0).getTextContent());
        assertThat(page.entries()).allSatisfy(entry -> assertThat(entry.event()).isNotNull());
        assertThat(page.entries().stream().filter(entry -> entry.type().startsWith(ResultEvent.NAMESPACE)))
                .hasSize(results.getLength());
    }

    @Test
    void readsEveryResultEventThatIsStoredAsXml() throws Exception {
        int results = 0;
        for (Path file : files("go_ladok-extracted", ".xml")) {
            String xml = Files.readString(file);
            int expected = nodes(
                            xml,
                            "/*[local-name()='ResultatPaHelKursAttesteratEvent' or "
                                    + "local-name()='ResultatPaModulAttesteratEvent']")
                    .getLength();
            XmlNode event = entry(xml);
            if (expected == 0) {
                assertThat(event.namespace()).isNotEqualTo(ResultEvent.NAMESPACE);
                continue;
            }
            ResultEvent read = ResultEvent.of(event);
            assertThat(ResultEvent.resultUid(event)).isEqualTo(text(xml, "ResultatUID"));
            assertThat(read.student()).isEqualTo(text(xml, "StudentUID"));
            assertThat(read.grade()).isEqualTo(text(xml, "BetygsgradID"));
            assertThat(read.credits()).isEqualByComparingTo(new BigDecimal(text(xml, "OmfattningsPoang")));
            assertThat(read.examined()).isEqualTo(text(xml, "Examinationsdatum"));
            assertThat(read.outcome()).isEqualTo(Grade.Outcome.PASSED);
            results++;
        }

        assertThat(results).isEqualTo(2);
    }

    /** The stored JSON is another writing of the same objects, so it is written as the wire's XML here. */
    @Test
    void readsEveryResultAndVoidEventThatIsStoredAsJson() throws Exception {
        int attested = 0;
        int voided = 0;
        for (Path file : files("kth-result-events", ".json")) {
            JsonNode message = JsonMapper.builder()
                    .build()
                    .readTree(Files.readAllBytes(file))
                    .path("message");
            StringBuilder xml = new StringBuilder();
            write(xml, message);
            XmlNode event = entry("<rr:Event xmlns:rr=\"" + ResultEvent.NAMESPACE + "\">" + xml + "</rr:Event>");
            if (message.has("Resultat")) {
                ResultEvent read = ResultEvent.of(event);
                assertThat(ResultEvent.resultUid(event))
                        .isEqualTo(message.at("/Resultat/ResultatUID").asString());
                assertThat(read.outcome() == Grade.Outcome.PASSED)
                        .isEqualTo(message.at("/Resultat/GiltigSomSlutbetyg").booleanValue());
                assertThat(read.instance())
                        .isEqualTo(message.at("/UtbildningsinstansUID").asString());
                attested++;
            } else {
                assertThat(ResultEvent.resultUid(event))
                        .isEqualTo(message.at("/ResultatUID").asString());
                voided++;
            }
        }

        assertThat(attested).isEqualTo(5);
        assertThat(voided).isEqualTo(1);
    }

    private static void write(StringBuilder xml, JsonNode object) {
        object.properties().forEach(property -> {
            xml.append("<rr:").append(property.getKey()).append('>');
            if (property.getValue().isObject()) {
                write(xml, property.getValue());
            } else {
                xml.append(property.getValue().asString().replace("&", "&amp;").replace("<", "&lt;"));
            }
            xml.append("</rr:").append(property.getKey()).append('>');
        });
    }

    /** An event through the same door as on the wire: as the content of an entry. */
    private static XmlNode entry(String event) throws Exception {
        String feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:id:1</id><entry><id>e</id><content>" + event
                + "</content></entry></feed>";
        return java.util.Objects.requireNonNull(FeedPage.parse(feed.getBytes(StandardCharsets.UTF_8), 64)
                .entries()
                .getFirst()
                .event());
    }

    private List<Path> files(String folder, String ending) throws Exception {
        try (Stream<Path> all = Files.list(samples.resolve(folder))) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList());
        }
    }

    private static String text(String xml, String element) throws Exception {
        return nodes(xml, "//*[local-name()='" + element + "']").item(0).getTextContent();
    }

    private static NodeList nodes(String xml, String path) throws Exception {
        var factory = javax.xml.parsers.DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    }
}
