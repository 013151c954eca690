package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every XML file of the standards folder through the real connector, from a directory. */
class RealInputTest {

    /** Read; everything else is quarantined. The two copies of the schema's example are the same file. */
    private static final Map<String, Integer> READ = Map.of(
            "elmo/example.xml", 6,
            "ewp/examples/elmo-schemas-example.xml", 6,
            "ewp/examples/ewp-specs-api-imobility-tors-endpoints-get-response-example.xml", 1,
            "ewp/imobility-tors-v2-repo/endpoints/get-response-example.xml", 1,
            "emrex-samples/dk-emrex/ncp/src/test/resources/Example-elmo-sweden-1.0.xml", 30,
            "emrex-samples/dk-emrex/common-java/src/test/resources/elmo-1.0-example.xml", 4,
            "emrex-samples/fi-ncp/src/test/resources/elmo_xml/my_elmo.xml", 1);

    @Test
    void endsEachFileAsResultsOrInQuarantineWithAReason(@TempDir Path temp, TestReporter reporter) throws Exception {
        Path standards = Standards.sis();
        StringBuilder table = new StringBuilder("| file | outcome |\n|---|---|\n");
        Map<String, Integer> read = new TreeMap<>();
        for (Path file : inputs(standards)) {
            String name = standards.relativize(file).toString().replace('\\', '/');
            Path inbox = Files.createDirectory(temp.resolve("inbox" + read.size()));
            Files.copy(file, inbox.resolve(file.getFileName()));

            Reading reading = Reading.of(new ElmoConnector(), Elmo.sis(inbox), Watermark.NONE);

            int results = reading.reported().size();
            boolean quarantined = Files.exists(inbox.resolve("quarantine"));
            read.put(name, quarantined ? 0 : results);
            String outcome = quarantined
                    ? "quarantined: " + reason(reading)
                    : results + " results, " + reading.rejected().size() + " rejected";
            table.append("| ").append(name).append(" | ").append(outcome).append(" |\n");
            assertThat(Files.exists(inbox.resolve("done"))).as(name).isNotEqualTo(quarantined);
            if (quarantined) {
                assertThat(results).as(name).isZero();
                assertThat(reading.rejected()).as(name).hasSize(1);
            } else {
                assertThat(results + reading.rejected().size()).as(name).isEqualTo(instances(file));
            }
        }
        reporter.publishEntry("outcomes", table.toString());
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("real-input.md"), table);
        assertThat(read).hasSizeGreaterThan(40);
        read.values().removeIf(count -> count == 0);
        assertThat(read).isEqualTo(READ);
    }

    private static String reason(Reading reading) {
        return reading.rejected().stream()
                .map(RejectedRecord::reason)
                .findFirst()
                .orElse("no reason");
    }

    static List<Path> inputs(Path standards) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("elmo", "emrex-samples", "ewp")) {
            try (Stream<Path> all = Files.walk(standards.resolve(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(RealInputTest::isInput)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isInput(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(".xml", "base64_gzipped.txt", "elmo_in_json.json").anyMatch(name::endsWith);
    }

    /** Counted independently: another parser, by local name. */
    private static int instances(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file)));
        NodeList found = (NodeList) XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(
                        "//*[local-name()='learningOpportunityInstance'][not(ancestor::*[local-name()='recognitionBasis'])]",
                        document,
                        XPathConstants.NODESET);
        return found.getLength();
    }
}
