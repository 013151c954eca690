package eu.passerelle.sis.xhochschule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.StandardsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript that is read in parts gives what it gives when it is read whole. */
class LargeTranscriptTest {

    private static final String PASSED = Tuhh.status("bestanden");

    static final List<String> DOCUMENTS = List.of(
            Tuhh.transcript(
                    Tuhh.leistung("M1", PASSED),
                    Tuhh.leistung("M1", PASSED),
                    Tuhh.leistung("", PASSED),
                    Tuhh.leistung("", PASSED)),
            Tuhh.transcript(
                    Tuhh.leistung(
                            "P",
                            PASSED
                                    + Tuhh.leistung("M1", Tuhh.leistung("E1", "") + Tuhh.leistung("E2", ""))
                                    + Tuhh.leistung("M2", PASSED)),
                    Tuhh.leistung("Q", Tuhh.leistung("M1", PASSED))),
            Tuhh.transcript(
                    Tuhh.leistung("M1", "<xhs:erbrachteLeistungspunkteECTS>7,5</xhs:erbrachteLeistungspunkteECTS>"),
                    Tuhh.leistung("M2", PASSED)),
            Tuhh.transcript(),
            "<immatrikulationsbescheinigung xmlns=\"http://xhochschule.de/def/xhochschule/1.2/xsd\"/>");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private SisContext<XHochschuleSettings> sis() {
        return Tuhh.sis(Tuhh.settings(inbox, null, true));
    }

    private static XHochschuleConnector inParts(int page) {
        return new XHochschuleConnector(new XHochschuleFormat(0, page));
    }

    private Reading read(XHochschuleConnector connector, String document) throws IOException {
        Files.writeString(inbox.resolve("file.xml"), document);
        return Reading.of(connector, sis(), Watermark.NONE);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void givesTheSameInPartsAsWhole(String document) throws IOException {
        Reading whole = read(new XHochschuleConnector(), document);

        assertSame(read(inParts(1), document), whole);
        assertSame(read(inParts(3), document), whole);
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

    @Test
    void goesOnAfterACrashBetweenAnyTwoPages() throws IOException {
        String document = DOCUMENTS.get(1);
        Files.writeString(inbox.resolve("file.xml"), document);
        Reading whole = Reading.of(inParts(100), sis(), Watermark.NONE);
        Files.writeString(inbox.resolve("file.xml"), document);
        List<String> keys = new ArrayList<>();
        Watermark next = Watermark.NONE;
        CompletionPage page;

        do {
            // a new connector has nothing open
            page = inParts(1).read(sis(), next);
            page.events().forEach(event -> keys.add(event.key().sourceKey()));
            next = page.next();
        } while (!page.last());

        assertThat(keys).containsExactlyElementsOf(whole.reported().keySet()).hasSize(7);
    }

    @Test
    void rejectsEachResultOfNobodyByAKeyOfItsFile() throws IOException {
        String nobody = Tuhh.transcript("", "", Tuhh.leistung("M1", "") + Tuhh.leistung("M2", ""));

        Reading one = read(inParts(1), nobody);
        Reading other = read(inParts(1), nobody.replace("2026-03-30", "2026-03-31"));

        assertThat(one.rejected())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.reason()).contains("names no learner"));
        assertThat(other.rejected())
                .extracting(RejectedRecord::sourceKey)
                .doesNotContainAnyElementsOf(
                        one.rejected().stream().map(RejectedRecord::sourceKey).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<xhs:id/>", "</xhs:transcriptOfRecords>", "<!--"})
    void refusesWholeWhatIsBadAtItsEnd(String end) throws IOException {
        String good =
                Tuhh.transcript(Tuhh.leistung("M1", PASSED), Tuhh.leistung("P", Tuhh.leistung("M2", PASSED) + "HERE"));

        Reading reading = read(inParts(1), good.replace("HERE", end));

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.complete()).isEmpty();
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(record -> assertThat(record.sourceKey()).startsWith("file:"));
        assertThat(inbox.resolve("quarantine")).isNotEmptyDirectory();
    }

    @Test
    void givesTheSameForTheOfficialTranscript() throws IOException {
        Optional<Path> standards = StandardsFolder.find("sis/xhochschule");
        assumeTrue(
                standards.isPresent(),
                "skipped: XHochschule is not on this machine (set -Dpasserelle.standards=<folder>)");
        String official = Files.readString(standards.orElseThrow().resolve("xml/Transcript_of_Records.xml"));

        Reading whole = read(new XHochschuleConnector(), official);

        assertSame(read(inParts(2), official), whole);
        assertThat(whole.reported().size() + whole.rejected().size()).isGreaterThan(10);
    }
}
