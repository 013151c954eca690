package eu.passerelle.sis.stads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The two real bodies of replies that are known (third party, not shipped), in an envelope, counted by XPath. */
class RealRepliesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path samples;

    @BeforeEach
    void findSamples() {
        Optional<Path> found = StandardsFolder.find("sis/emrex-samples/dk-emrex/ncp/src/test/resources");
        assumeTrue(
                found.isPresent(),
                "skipped: the STADS samples are not on this machine (set -Dpasserelle.standards=<folder>)");
        samples = found.get();
    }

    @ParameterizedTest
    @CsvSource({"stads-elmo1.xml, 020575-6557", "stads-elmo2.xml, 010101-APS1"})
    void readsEveryResult(String file, String cpr) throws Exception {
        Path sample = samples.resolve(file);
        String body = Files.readString(sample).replaceFirst("<\\?xml[^>]*\\?>", "");

        CompletionPage page = Aalborg.answered(
                folder,
                cpr,
                200,
                Aalborg.reply("0", body.replace("<elmo ", "<elmoDocument ").replace("</elmo>", "</elmoDocument>"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        List<Completion> completions = page.events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion())
                .toList();
        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).hasSize(1);
        assertThat(completions).extracting(Completion::key).doesNotHaveDuplicates();
        assertThat(completions.stream().map(Completion::opportunityCode).toList())
                .isEqualTo(texts(sample, "//learningOpportunitySpecification/identifier"));
        assertThat(completions.stream().map(RealRepliesTest::label).toList())
                .isEqualTo(texts(sample, "//learningOpportunityInstance/resultLabel"));
        assertThat(completions.stream().map(RealRepliesTest::credits).toList())
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(texts(sample, "//credit/value").stream()
                        .map(BigDecimal::new)
                        .toList());
        assertThat(completions.stream().map(Completion::grade))
                .allSatisfy(grade -> assertThat(Objects.requireNonNull(grade).outcome())
                        .as(grade.raw())
                        .isEqualTo(
                                List.of("00", "-3", "IB", "5", "03").contains(grade.raw())
                                        ? Grade.Outcome.FAILED
                                        : Grade.Outcome.PASSED));
    }

    private static String label(Completion completion) {
        return Objects.requireNonNull(completion.grade()).raw();
    }

    private static BigDecimal credits(Completion completion) {
        return Objects.requireNonNull(
                Objects.requireNonNull(completion.credits()).ects());
    }

    private static List<String> texts(Path file, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        NodeList nodes = (NodeList)
                XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
