package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that is read in parts gives what it gives when it is read whole. */
class LargeElmoTest {

    private static final String DATED = "<date>2026-01-05</date>";
    private static final String SAME = "<identifier type=\"local\">R1</identifier>" + DATED;
    private static final String TORS_V3 = "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/"
            + "stable-v3/endpoints/get-response.xsd";

    static final List<String> DOCUMENTS = List.of(
            Elmo.v1(Elmo.course("A", DATED), Elmo.course("B", "", parts("C", "D")), Elmo.course("E", DATED)),
            Elmo.v1(Elmo.course("A", SAME), Elmo.course("B", SAME), Elmo.course("A", ""), Elmo.course("A", "")),
            Elmo.v1(Elmo.course("A", "<date>2026-02-30</date>"), Elmo.course("B", DATED + Elmo.ects("7,5"))),
            Elmo.v2("FULL", Elmo.course("A", DATED) + Elmo.course("B", DATED)),
            Elmo.v2("FULL", Elmo.course("A", DATED) + Elmo.course("B", DATED + Elmo.ects("x"))),
            Elmo.v2("PARTIAL", Elmo.course("A", DATED) + recognition()),
            Elmo.v2("FULL", ""),
            reports("FULL", "FULL"),
            reports("FULL", "PARTIAL"),
            tors(
                    Elmo.v2("FULL", Elmo.course("A", SAME)),
                    Elmo.v2("FULL", Elmo.course("B", SAME)).replace("20141234", "20149999"),
                    Elmo.v2("PARTIAL", Elmo.course("C", DATED)),
                    Elmo.v2("FULL", Elmo.course("D", DATED))
                            .replaceFirst(
                                    "(?s)<learner>.*</learner>", "<learner><givenNames/><familyName/></learner>")));

    private static String parts(String... codes) {
        StringBuilder parts = new StringBuilder();
        for (String code : codes) {
            parts.append("<hasPart>").append(Elmo.course(code, DATED)).append("</hasPart>");
        }
        return parts.toString();
    }

    private static String recognition() {
        return "<resultOfRecognition><status>Positive</status><decisionDate>2026-01-20</decisionDate><recognitionResult>"
                + Elmo.course("Z", "") + "</recognitionResult></resultOfRecognition>";
    }

    /** One learner, reports of one issuer: the second one alone, and one without results between. */
    private static String reports(String first, String second) {
        String one = Elmo.v2(first, Elmo.course("A", DATED));
        String other = Elmo.v2(second, Elmo.course("B", DATED));
        String none = Elmo.v2(first, "");
        return one.replace("</elmo>", report(none) + report(other) + "</elmo>");
    }

    private static String report(String document) {
        return document.substring(document.indexOf("<report>"), document.indexOf("</report>") + "</report>".length());
    }

    private static String tors(String... transcripts) {
        StringBuilder answer = new StringBuilder("<imobility-tors-get-response xmlns=\"" + TORS_V3 + "\">");
        for (String transcript : transcripts) {
            answer.append("<tor><omobility-id>1</omobility-id>")
                    .append(transcript)
                    .append("</tor>");
        }
        return answer.append("</imobility-tors-get-response>").toString();
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private List<CompletionPage> pages(ElmoConnector connector, Watermark since) {
        List<CompletionPage> pages = new ArrayList<>();
        Watermark next = since;
        do {
            pages.add(connector.read(Elmo.sis(inbox), next));
            next = pages.getLast().next();
        } while (!pages.getLast().last());
        return pages;
    }

    private static ElmoConnector inParts(int page) {
        return new ElmoConnector(new ElmoFormat(0, page));
    }

    private void drop(String name, byte[] content) throws IOException {
        Files.write(inbox.resolve(name), content);
        // its time is in the watermark
        Files.setLastModifiedTime(inbox.resolve(name), FileTime.fromMillis(1_000));
    }

    private void drop(String name, String content) throws IOException {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Reading read(ElmoConnector connector, byte[] content) throws IOException {
        drop("file.xml", content);
        return Reading.of(connector, Elmo.sis(inbox), Watermark.NONE);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void givesTheSameInPartsAsWhole(String document) throws IOException {
        byte[] content = document.getBytes(StandardCharsets.UTF_8);

        Reading whole = read(new ElmoConnector(), content);
        Reading one = read(inParts(1), content);
        Reading three = read(inParts(3), content);

        assertSame(one, whole);
        assertSame(three, whole);
        assertThat(inbox.resolve("file.xml")).doesNotExist();
    }

    private static void assertSame(Reading parts, Reading whole) {
        assertThat(new ArrayList<>(parts.reported().values()))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(new ArrayList<>(whole.reported().values()));
        assertThat(parts.rejected())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(whole.rejected());
        assertThat(parts.complete()).isEqualTo(whole.complete());
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void goesOnAfterACrashBetweenAnyTwoPages(String document) throws IOException {
        drop("file.xml", document);
        List<CompletionPage> pages = new ArrayList<>();
        Watermark next = Watermark.NONE;

        do {
            // a new connector has nothing open
            pages.add(inParts(1).read(Elmo.sis(inbox), next));
            next = pages.getLast().next();
        } while (!pages.getLast().last());

        drop("file.xml", document);
        assertThat(pages).usingRecursiveFieldByFieldElementComparator().isEqualTo(pages(inParts(1), Watermark.NONE));
    }

    static Stream<Arguments> quarantined() {
        return BadInputTest.quarantined();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void quarantined(String what, byte[] content, String reason) throws IOException {
        Reading whole = read(new ElmoConnector(), content);
        Reading parts = read(inParts(1), content);

        assertThat(parts.reported()).isEmpty();
        assertThat(parts.complete()).isEmpty();
        assertThat(parts.rejected()).hasSize(1);
        RejectedRecord record = parts.rejected().getFirst();
        assertThat(record.sourceKey()).isEqualTo(whole.rejected().getFirst().sourceKey());
        assertThat(record.reason()).as(what).doesNotContain("Ødegård", "APS1");
        if (!reason.contains("more than the limit")) {
            assertThat(record.reason()).contains(reason);
        }
    }

    /** Nothing is taken before the last element has been seen. */
    @Test
    void refusesADocumentWholeThatIsBadAtItsEnd() throws IOException {
        String good = Elmo.v2("FULL", Elmo.course("A", DATED) + Elmo.course("B", DATED));

        Reading reading =
                read(inParts(1), good.replace("</report>", "<stray/></report>").getBytes(StandardCharsets.UTF_8));

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected())
                .singleElement()
                .extracting(RejectedRecord::reason)
                .asString()
                .contains("stray is not expected here in report");
        assertThat(inbox.resolve("quarantine")).isNotEmptyDirectory();
    }

    /** Absence means withdrawal, so that an older answer must not hide what a newer one leaves out. */
    @Test
    void answersOfOneLearnerInTwoFilesAreForTwoRuns() throws IOException {
        ElmoConnector connector = inParts(1);
        drop("1.xml", Elmo.v2("FULL", Elmo.course("A", SAME) + Elmo.course("B", DATED)));
        drop("2.xml", Elmo.v2("FULL", Elmo.course("A", SAME) + Elmo.course("C", DATED)));

        Reading first = Reading.of(connector, Elmo.sis(inbox), Watermark.NONE);
        Reading second = Reading.of(connector, Elmo.sis(inbox), first.next());

        assertThat(first.reported()).hasSize(2);
        assertThat(first.complete()).hasSize(1);
        assertThat(second.goneSince(first)).hasSize(1);
    }

    /** Official and foreign documents. */
    @Test
    void givesTheSameForEveryFileOfTheStandards() throws IOException {
        int results = 0;
        for (Path file : RealInputTest.inputs(Standards.sis())) {
            byte[] content = Files.readAllBytes(file);

            Reading whole = read(new ElmoConnector(), content);
            Reading parts = read(inParts(2), content);

            if (whole.reported().isEmpty()) {
                assertThat(parts.reported()).as(file.toString()).isEmpty();
            } else {
                assertSame(parts, whole);
            }
            results += parts.reported().size();
        }
        assertThat(results).isGreaterThan(40);
    }
}
