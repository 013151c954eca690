package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.NotifiedConnector.Call;
import eu.passerelle.connectors.http.RsaKeys;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.ewp.EwpSimulator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** The official schemas and examples of EWP: what the simulator and the hub answer, and what the connector reads. */
class StandardsTest {

    private static final String EWP = "https://github.com/erasmus-without-paper/";

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 40, 120, 17);
    private Path sis = Path.of("absent");

    @BeforeEach
    void find() {
        sis = StandardsFolder.find("sis").orElse(sis);
        assumeTrue(Files.isDirectory(sis), "no folder of standards: set -Dpasserelle.standards to run this test");
    }

    @ParameterizedTest
    @EnumSource
    void theSimulatorAnswersAsTheSchemasSay(EwpVersion version) throws Exception {
        int number = version == EwpVersion.V2 ? 2 : 3;
        String api = "ewp/schemas/ewp-specs-api-imobility-tors-v" + number + ".0.0/endpoints/";
        try (EwpSimulator simulator = new EwpSimulator(0, campus, number, 100, Aveiro.OURS.getPublic())) {
            EwpSettings settings = Aveiro.settings(version, simulator, Aveiro.OURS);
            EwpService service = new EwpService(Aveiro.sis(settings));
            SortedSet<String> ids = service.index(null);
            byte[] index = post(settings);

            validate(api + "index-response.xsd", index);
            assertThat(xpath(index, "count(//*[local-name()='omobility-id'])")).isEqualTo("41");
            assertThat(ids).hasSize(41);
            // the schemas allow no decimal comma, which is how the simulator writes what cannot be read
            List<String> sound = ids.stream()
                    .filter(id -> !simulator.transcripts(List.of(id)).contains(">2,5<"))
                    .toList();
            assertThat(sound).hasSizeGreaterThan(30);
            validate(api + "get-response.xsd", service.get(sound));
        }
    }

    private static byte[] post(EwpSettings settings) {
        SignedForm form = new SignedForm(
                settings.index(),
                "receiving_hei_id=ua.pt",
                RsaKeys.signer(settings.key().value()));
        return new SisHttp(Aveiro.sis(settings), null, null)
                .send(() -> form.request(Instant.now()))
                .body();
    }

    @Test
    void theHubAnswersNoticesAsTheSchemasSay() throws Exception {
        Map<String, List<String>> headers = Map.of();
        var sisContext = Aveiro.sis(Aveiro.settings(
                EwpVersion.V3,
                URI.create("http://localhost:1/i"),
                URI.create("http://localhost:1/g"),
                Aveiro.OURS,
                new EwpSettings.Notifications(null, List.of(Aveiro.text(Aveiro.OTHER.getPublic())), null)));
        String body = "receiving_hei_id=ua.pt&omobility_id=a";
        Map<String, List<String>> signed = new HashMap<>(Map.of("host", List.of("hub.example")));
        EwpSignatures.sign(Aveiro.OTHER, "hub.example", "/notify/aveiro", body)
                .forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ChangeNotice notice = new ChangeNotice(sisContext, new Registry());

        byte[] accepted = notice.judge(new Call("POST", "/notify/aveiro", signed, bytes))
                .reply()
                .body();
        byte[] refused = notice.judge(new Call("POST", "/notify/aveiro", headers, bytes))
                .reply()
                .body();

        validate("ewp/schemas/ewp-specs-api-imobility-tor-cnr-v2.0.0/response.xsd", accepted);
        validate("ewp/schemas/ewp-specs-architecture-v1.16.0/common-types.xsd", refused);
    }

    /** The one result has neither status nor identifier, and its transcript only the day of issue. */
    @Test
    void readsTheOfficialExampleOfVersion2() throws Exception {
        byte[] example = Files.readAllBytes(
                sis.resolve("ewp/examples/ewp-specs-api-imobility-tors-endpoints-get-response-example.xml"));
        TranscriptMapper mapper = new TranscriptMapper(Aveiro.sis(settings(EwpVersion.V2)));

        XmlNode.read(example, 64).children().forEach(mapper::take);

        assertThat(xpath(example, "count(//*[local-name()='learningOpportunityInstance'])"))
                .isEqualTo("1");
        assertThat(mapper.rejected()).isEmpty();
        assertThat(mapper.complete()).containsExactly(TranscriptMapper.scope("b1ab0888-a5ce-45e8-8c51-e3c6f677b58f"));
        assertThat(mapper.events()).singleElement().isInstanceOfSatisfying(CompletionEvent.Reported.class, reported -> {
            assertThat(reported.completion().opportunityCode()).isEqualTo("CR/19560ed8-5183-4842-9bb0-2b7e23f56522");
            assertThat(reported.completion().grade()).hasToString("Grade[raw=C, scale=unknown, outcome=PASSED]");
            assertThat(reported.completion().completedOn()).hasToString("2015-10-31");
            assertThat(reported.completion().learner().name().full()).isEqualTo("Jan Łukasz Kowalski");
        });
    }

    @Test
    void readsTheGradingTableOfTheOfficialExample() throws Exception {
        byte[] example = Files.readAllBytes(
                sis.resolve("ewp/examples/ewp-specs-api-imobility-tors-endpoints-get-response-example.xml"));
        XmlNode tor = XmlNode.read(example, 64).child("tor").orElseThrow();

        List<GradeFrequencies> tables = GradeConversionTables.read(tor, "aveiro", "no-a-f");

        assertThat(xpath(example, "count(//*[local-name()='gradeFrequency'])")).isEqualTo("6");
        assertThat(tables).singleElement().satisfies(table -> {
            assertThat(table.iscedF()).isEqualTo("0612");
            assertThat(table.years()).isZero();
            assertThat(table.results()).isNull();
            assertThat(table.frequencies())
                    .extracting(GradeFrequencies.Frequency::label)
                    .containsExactly("F", "E", "D", "C", "B", "A");
            assertThat(table.frequencies().stream()
                            .map(GradeFrequencies.Frequency::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(xpath(example, "sum(//*[local-name()='gradeFrequency']/@percentage)"));
        });
    }

    @Test
    void readsTheOfficialExampleOfAnIndex() throws IOException {
        byte[] example = Files.readAllBytes(
                sis.resolve("ewp/examples/ewp-specs-api-imobility-tors-endpoints-index-response-example.xml"));
        try (SimulatedServer server =
                new SimulatedServer(0, exchange -> SimulatedServer.send(exchange, 200, "application/xml", example))) {
            EwpSettings settings =
                    Aveiro.settings(EwpVersion.V2, server.address(), server.address(), Aveiro.OURS, null);

            assertThat(new EwpService(Aveiro.sis(settings)).index(null))
                    .hasSize(3)
                    .contains("2a83d860-b9c9-4baf-81f4-5110d217d273");
        }
    }

    @Test
    void findsTheKeyInTheOfficialExampleOfTheCatalogue() throws IOException {
        XmlNode catalogue = XmlNode.read(
                Files.readAllBytes(sis.resolve("ewp/examples/ewp-specs-api-registry-catalogue-example.xml")), 64);

        Map<String, PublicKey> keys = Registry.read(catalogue, "uw.edu.pl");

        assertThat(keys).containsOnlyKeys("5531f9a02c44a894d0b706961259fec740ad4ae8a3555871f1a5cd9801285bd4");
        assertThat(Registry.read(catalogue, "ua.pt")).isEmpty();
    }

    private static EwpSettings settings(EwpVersion version) {
        URI nowhere = URI.create("http://localhost:1/tors");
        return Aveiro.settings(version, nowhere, nowhere, Aveiro.OURS, null);
    }

    private static String xpath(byte[] xml, String expression) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return XPathFactory.newDefaultInstance().newXPath().evaluate(expression, document);
    }

    private void validate(String schema, byte[] xml) throws Exception {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        // ELMO repeats some elements more often than the JDK's limit on a content model allows
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        DOMImplementationLS inputs =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            LSInput input = inputs.createLSInput();
            File file = sis.resolve(file(String.valueOf(namespace))).toFile();
            input.setSystemId(file.toURI().toString());
            input.setByteStream(stream(file.toPath()));
            return input;
        });
        factory.newSchema(sis.resolve(schema).toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static ByteArrayInputStream stream(Path file) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String namespace) {
        return switch (namespace) {
            case "http://www.w3.org/XML/1998/namespace" -> "ewp/schemas/xml.xsd";
            case "http://www.w3.org/2000/09/xmldsig#" -> "elmo/references/xmldsig-core-schema.xsd";
            case "http://europass.cedefop.europa.eu/Europass/V2.0" -> "elmo/references/EUROPASS_ISOCountries_V1.1.xsd";
            case "https://github.com/emrex-eu/elmo-schemas/tree/v1" -> "elmo/schema.xsd";
            case "https://github.com/emrex-eu/elmo-schemas/tree/v2" -> "ewp/schemas/elmo-schemas-v2.1.1/schema.xsd";
            case EWP + "ewp-specs-types-address/tree/stable-v1" ->
                "ewp/schemas/ewp-specs-types-address-v1.0.2/schema.xsd";
            case EWP + "ewp-specs-types-academic-term/tree/stable-v2" ->
                "ewp/schemas/ewp-specs-types-academic-term-v2.0.0/schema.xsd";
            case EWP + "ewp-specs-architecture/blob/stable-v1/common-types.xsd" ->
                "ewp/schemas/ewp-specs-architecture-v1.16.0/common-types.xsd";
            default -> throw new IllegalArgumentException("no file for " + namespace);
        };
    }
}
