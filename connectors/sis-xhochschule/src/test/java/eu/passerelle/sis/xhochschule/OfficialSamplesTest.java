package eu.passerelle.sis.xhochschule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.xhochschule.XHochschuleSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** The official samples, counted by XPath, and our simulator's files against the official schema (not shipped). */
class OfficialSamplesTest {

    private static final String RESULT = "//*[local-name()='leistung']";

    @SuppressWarnings("NullAway.Init")
    private Path standard;

    @BeforeEach
    void findTheStandard() {
        Optional<Path> found = StandardsFolder.find("sis/xhochschule");
        assumeTrue(
                found.isPresent(), "skipped: XHochschule is not on this machine (set -Dpasserelle.standards=<folder>)");
        standard = found.get();
    }

    @Test
    void readsEveryResultOfEverySample() throws Exception {
        int results = 0;
        for (Path sample : files(standard.resolve("xml"))) {
            CompletionPage page = Tuhh.read(Files.readAllBytes(sample));

            assertThat(page.rejected()).as(sample.toString()).isEmpty();
            assertThat(page.events())
                    .as(sample.toString())
                    .hasSize(texts(sample, RESULT).size());
            results += page.events().size();
        }
        assertThat(results).isGreaterThanOrEqualTo(13);
    }

    @Test
    void readsNotesCreditsAndNestingAsTheyStand() throws Exception {
        Path sample = standard.resolve("xml/Transcript_of_Records.xml");

        CompletionPage page = Tuhh.read(Files.readAllBytes(sample));

        List<Completion> completions = Tuhh.completions(page);
        assertThat(completions.stream()
                        .map(Completion::grade)
                        .filter(Objects::nonNull)
                        .map(Grade::raw)
                        .filter(raw -> !raw.equals("bestanden")))
                .containsExactlyElementsOf(texts(sample, "//*[local-name()='note']"));
        assertThat(completions.stream()
                        .map(Completion::credits)
                        .filter(Objects::nonNull)
                        .map(Credits::value))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(texts(sample, "//*[local-name()='erbrachteLeistungspunkteECTS']").stream()
                        .map(BigDecimal::new)
                        .toList());
        assertThat(completions.stream().filter(completion -> completion.partOf() == null))
                .hasSize(texts(sample, "/*/*[local-name()='leistung']").size());
        assertThat(completions).extracting(Completion::key).doesNotHaveDuplicates();
        assertThat(completions)
                .extracting(Completion::grade)
                .filteredOn(Objects::nonNull)
                .allSatisfy(grade ->
                        assertThat(Objects.requireNonNull(grade).outcome()).isEqualTo(Grade.Outcome.PASSED));
    }

    /** The decimal comma of the broken results is the one thing that the schema may complain about. */
    @Test
    void dropsFilesThatAreValid(@TempDir Path inbox) throws Exception {
        Schema schema = schema();
        new XHochschuleSimulator(new Campus("tuhh", "tuhh.example", "de", 40, 160, 11), inbox).publish();
        int valid = 0;
        for (Path file : files(inbox)) {
            if (!content(file).contains(">2,5<")) {
                assertThatCode(() -> schema.newValidator().validate(new StreamSource(file.toFile())))
                        .as(file.toString())
                        .doesNotThrowAnyException();
                valid++;
            }
        }
        assertThat(valid).isGreaterThan(30);
    }

    private Schema schema() throws Exception {
        Path sis = Objects.requireNonNull(standard.getParent());
        Map<String, Path> imports = Map.of(
                "http://xbildung.de/def/xbildung/1.2/xsd", standard.resolve("xbildung/xsd/xbildung.xsd"),
                "http://xoev.de/schemata/code/1_0", standard.resolve("own-stubs/xoev-code.xsd"),
                "urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08", standard.resolve("own-stubs/din.xsd"),
                "http://www.w3.org/2000/09/xmldsig#", sis.resolve("elmo/references/xmldsig-core-schema.xsd"),
                "http://www.w3.org/XML/1998/namespace", sis.resolve("ewp/schemas/xml.xsd"));
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        DOMImplementationLS inputs =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            Path local = imports.get(String.valueOf(namespace));
            Path file = local != null && !base.contains(String.valueOf(local.getParent()))
                    ? local
                    : Path.of(java.net.URI.create(base)).resolveSibling(systemId);
            LSInput input = inputs.createLSInput();
            input.setStringData(content(file));
            input.setSystemId(file.toUri().toString());
            return input;
        });
        return factory.newSchema(
                new StreamSource(standard.resolve("xsd/xhochschule.xsd").toFile()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Path file, String path) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(file.toFile());
        NodeList nodes = (NodeList)
                XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }
}
