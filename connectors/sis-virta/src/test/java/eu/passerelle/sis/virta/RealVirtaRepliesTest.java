package eu.passerelle.sis.virta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.sis.virta.VirtaSettings.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every stored reply of Virta (third party, not shipped), over HTTP through the real connector; the studies in it are
 * counted independently, by XPath.
 */
class RealVirtaRepliesTest {

    private static final Logger LOG = Logger.getLogger(RealVirtaRepliesTest.class.getName());

    private final VirtaConnector connector = new VirtaConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private Path samples;

    @BeforeEach
    void findSamples() {
        Optional<Path> found = StandardsFolder.find("sis/virta");
        assumeTrue(
                found.isPresent(),
                "skipped: the Virta samples are not on this machine (set -Dpasserelle.standards=<folder>)");
        samples = found.get();
    }

    @Test
    void everyStudyOfEveryReplyEndsAsCompletionRejectionOrRepetition() throws Exception {
        Tally all = new Tally();
        for (Path file : files("koski-mock/opintotiedot", "fi-ncp", "csc/XML-esimerkkitiedostot")) {
            for (String reply : asReplies(Files.readString(file, StandardCharsets.UTF_8))) {
                Tally one = read(file, reply);
                assertThat(one.completions + one.rejected + one.repetitions)
                        .as(file.getFileName().toString())
                        .isEqualTo(one.studies);
                all.add(one);
            }
        }

        LOG.info(() -> "real Virta replies: " + all);
        assertThat(all.replies).isGreaterThanOrEqualTo(20);
        assertThat(all.studies).isGreaterThan(800);
        assertThat(all.completions).isGreaterThan(all.studies * 6 / 10);
        assertThat(all.recognised).isPositive();
    }

    @Test
    void repliesOfAnotherOperationAreRejectedWhole() throws Exception {
        for (Path file : files("koski-mock/henkilotiedot")) {
            CompletionPage page = serve(Files.readString(file), "090909-9990", Operation.OPISKELIJAN_KAIKKI_TIEDOT);

            assertThat(page.events()).isEmpty();
            assertThat(page.rejected()).singleElement().satisfies(this::isExplained);
            assertThat(page.complete()).isEmpty();
        }
    }

    private Tally read(Path file, String reply) throws Exception {
        Document document = parse(reply);
        Operation operation = reply.contains("OpiskelijanKaikkiTiedotResponse")
                ? Operation.OPISKELIJAN_KAIKKI_TIEDOT
                : Operation.OPINTOSUORITUKSET;
        CompletionPage page = serve(reply, number(document, file), operation);
        page.rejected().forEach(this::isExplained);
        assertThat(page.events())
                .allSatisfy(event -> assertThat(new String(
                                ((CompletionEvent.Reported) event).raw().content(), StandardCharsets.UTF_8))
                        .contains(event.key().sourceKey().replaceFirst("^\\w+:", "")));

        Tally tally = new Tally();
        tally.replies = 1;
        tally.completions = page.events().size();
        tally.rejected = page.rejected().size();
        tally.recognised = (int) page.events().stream()
                .filter(event -> ((CompletionEvent.Reported) event).completion().recognisedFrom() != null)
                .count();
        count(document, tally);
        return tally;
    }

    private void isExplained(RejectedRecord rejected) {
        assertThat(rejected.reason()).isNotBlank();
        assertThat(rejected.repair()).isNotBlank();
        assertThat(rejected.raw().content()).isNotEmpty();
        assertThat(rejected.sourceKey()).isNotBlank();
    }

    /** Studies, and those among them whose key, organisation and whole text the same reply already had. */
    private static void count(Document reply, Tally tally) throws Exception {
        NodeList studies = nodes(reply, "//*[local-name()='Opintosuoritus']");
        tally.studies = studies.getLength();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < studies.getLength(); i++) {
            Element study = (Element) studies.item(i);
            List<String> content = List.of(
                    study.getAttribute("avain"),
                    study.getAttribute("koulutusmoduulitunniste"),
                    study.getTextContent().replaceAll("\\s+", " "));
            if (!seen.add(content)) {
                tally.repetitions++;
            }
        }
    }

    private CompletionPage serve(String reply, String number, Operation operation) {
        String column = number.startsWith("1.2.") ? "oppijanumero" : "henkilotunnus";
        Path roster = VirtaScenes.write(home, column + ",given,family,born\n" + number + ",Testi,Oppija,1990-01-01\n");
        try (SimulatedServer server = VirtaScenes.answering(200, "text/xml;charset=utf-8", reply)) {
            VirtaSettings settings =
                    VirtaScenes.asking(VirtaScenes.settings(server.address(), roster, "key"), operation);
            return connector.read(VirtaScenes.sis(settings, VirtaScenes.LIMITS), Watermark.NONE);
        }
    }

    /**
     * Replies as they are; documents sent to Virta inside replies, in Virta's namespace, one a learner; nothing for all
     * else.
     */
    private static List<String> asReplies(String text) {
        String xml = text.replaceFirst("^\uFEFF?\\s*<\\?xml[^>]*\\?>", "").strip();
        if (!xml.contains("Opintosuoritus ") && !xml.contains("TiedotResponse")) {
            return List.of();
        }
        if (xml.contains("Envelope")) {
            return List.of(xml);
        }
        if (xml.contains("Response")) {
            return List.of(VirtaScenes.envelope(xml));
        }
        List<String> learners = Pattern.compile("(?s)<Opiskelija .*?</Opiskelija>")
                .matcher(xml)
                .results()
                .map(learner -> VirtaScenes.everything(learner.group()))
                .toList();
        return learners.isEmpty()
                ? List.of(VirtaScenes.studies(xml.replaceAll("</?(virta|Opintosuoritukset)( [^>]*)?>", "")))
                : learners;
    }

    private static String number(Document reply, Path file) throws Exception {
        String name = file.getFileName().toString().replace(".xml", "");
        if (name.startsWith("1.2.")) {
            return name;
        }
        NodeList named = nodes(reply, "//*[local-name()='Opiskelija']/*[local-name()='Henkilotunnus']");
        String first =
                named.getLength() == 0 ? "" : named.item(0).getTextContent().strip();
        // a learner without a whole henkilotunnus can only be asked for by oppijanumero
        return VirtaConnector.HENKILOTUNNUS.accepts(first) ? first : VirtaScenes.LEARNER;
    }

    private static NodeList nodes(Document document, String path) throws Exception {
        return (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files(String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> xmlBelow(samples.resolve(folder)))
                .sorted()
                .toList();
    }

    private static Stream<Path> xmlBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Figures of one or all replies. */
    private static final class Tally {
        private int replies;
        private int studies;
        private int completions;
        private int rejected;
        private int repetitions;
        private int recognised;

        private void add(Tally one) {
            replies += one.replies;
            studies += one.studies;
            completions += one.completions;
            rejected += one.rejected;
            repetitions += one.repetitions;
            recognised += one.recognised;
        }

        @Override
        public String toString() {
            return replies + " replies, " + studies + " studies = " + completions + " completions (" + recognised
                    + " recognised) + " + rejected + " rejected + " + repetitions + " exact repetitions";
        }
    }
}
