package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    static Completion completion(CompletionEvent event) {
        return ((CompletionEvent.Reported) event).completion();
    }

    private static Completion only(String instance) {
        CompletionPage page = Elmo.read(Elmo.v1(Elmo.course("A1", instance)));
        assertThat(page.rejected()).isEmpty();
        return completion(page.events().getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <date>2014-09-01Z</date>                                  | 2014-09-01
            <date>2014-09-01-11:00</date>                             | 2014-09-01
            <start>2014-02-01</start><date>2014-06-30</date>          | 2014-06-30
            <start>2014-02-01+14:00</start>                           | 2014-02-01
            <academicTerm><title>T</title><start>2015-01-15</start><end>2015-06-30</end></academicTerm> | 2015-01-15
            <status>passed</status>                                   | 2026-01-30
            """)
    void takesTheDayAsItIsWritten(String instance, LocalDate day) {
        assertThat(only(instance).completedOn()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <gradingSchemeLocalId>s1</gradingSchemeLocalId><resultLabel>02</resultLabel> | 02 | dk-7 | PASSED | FINAL
            <status>failed</status><resultLabel>00</resultLabel> | 00 | unknown | FAILED | FINAL
            <resultLabel>B</resultLabel>     | B      | unknown     | PASSED | FINAL
            <status>failed</status>          | failed | elmo-status | FAILED | FINAL
            -                                | passed | elmo-status | PASSED | FINAL
            """)
    void keepsTheGradeAsItIsWritten(
            @org.jspecify.annotations.Nullable String instance,
            String raw,
            String scale,
            Grade.Outcome outcome,
            Completion.State state) {
        Completion completion = only(instance == null ? "" : instance);

        assertThat(completion.grade()).isEqualTo(new Grade(raw, scale, outcome));
        assertThat(completion.state()).isEqualTo(state);
    }

    @Test
    void holdsResultsInProgressAsProvisional() {
        Completion completion = only("<status>in-progress</status>");

        assertThat(completion.state()).isEqualTo(Completion.State.PROVISIONAL);
        assertThat(completion.grade()).isNull();
    }

    @Test
    void readsCreditsInEctsWhateverTheCaseAndBeforeOthers() {
        String national = "<credit><scheme>op</scheme><value>10.000</value></credit>";

        assertThat(only(Elmo.ects("9.2857")).credits()).isEqualTo(Credits.ects(new BigDecimal("9.2857")));
        assertThat(only(national + Elmo.ects("7.5")).credits()).isEqualTo(Credits.ects(new BigDecimal("7.5")));
        assertThat(only(national).credits()).isEqualTo(new Credits(BigDecimal.TEN, "op", null));
        assertThat(only("").credits()).isNull();
    }

    @Test
    void readsTheRestOfAResult() {
        Completion completion = only("<date>2026-01-05</date><languageOfInstruction>DA</languageOfInstruction>");

        assertThat(completion.opportunityCode()).isEqualTo("A1");
        assertThat(completion.title().byLanguage()).isEqualTo(Map.of("da", "Kursus A1"));
        assertThat(completion.language()).isEqualTo("da");
        assertThat(completion.awardingBody()).as("its own university").isNull();
        assertThat(completion.learner().born()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(completion.learner().identifiers())
                .containsExactly(
                        new LearnerIdentifier(LearnerIdentifier.Kind.NATIONAL, "010101-APS1", null),
                        new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "20141234", "aau.dk"));
    }

    @Test
    void namesTheAwardingBodyWhereItIsAnother() {
        String other = Elmo.v1(Elmo.course("A", "")).replace("aau.dk</identifier>", "ku.dk</identifier>");

        Completion completion = completion(Elmo.read(other).events().getFirst());

        assertThat(completion.awardingBody()).isNotNull();
        assertThat(completion.key().sourceKey()).startsWith("ku.dk:");
    }

    @Test
    void keepsPartsAsResultsOfTheirOwnWithTheirCredits() {
        String part = "<hasPart>" + Elmo.course("PART", Elmo.ects("15")) + "</hasPart>";
        String whole = Elmo.course("WHOLE", "<identifier type=\"local\">W</identifier>" + Elmo.ects("120"), part);

        List<CompletionEvent> events = Elmo.read(Elmo.v1(whole)).events();

        assertThat(events).hasSize(2);
        assertThat(completion(events.get(0)).partOf()).isNull();
        assertThat(completion(events.get(1)).partOf()).isEqualTo("aau.dk:W");
        assertThat(completion(events.get(1)).credits()).isEqualTo(Credits.ects(new BigDecimal(15)));
        assertThat(raw(events.get(0))).contains("WHOLE").doesNotContain("PART");
        assertThat(raw(events.get(1))).contains("PART", Elmo.V1);
    }

    private static String raw(CompletionEvent event) {
        return new String(((CompletionEvent.Reported) event).raw().content(), StandardCharsets.UTF_8);
    }

    @Test
    void keysAResultWithoutIdentifierByLearnerCourseAndDay() {
        String before = Elmo.course("A", "<date>2026-01-05</date><resultLabel>7</resultLabel>");
        String corrected = before.replace(">7<", ">10<");

        assertThat(key(Elmo.v1(before))).isEqualTo(key(Elmo.v1(corrected))).startsWith("aau.dk:h-");
        assertThat(key(Elmo.v1(before))).isNotEqualTo(key(Elmo.v1(before).replace("20141234", "20149999")));
        assertThat(Elmo.read(Elmo.v1(before, corrected)).events().stream().map(CompletionEvent::key))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    private static String key(String xml) {
        return Elmo.read(xml).events().getFirst().key().sourceKey();
    }

    @Test
    void neverPutsANationalNumberIntoAKey() {
        String result = "<identifier type=\"local\">010101-APS1/A</identifier>";

        CompletionPage page = Elmo.read(Elmo.v1(Elmo.course("A", result)));

        CompletionEvent.Reported event =
                (CompletionEvent.Reported) page.events().getFirst();
        assertThat(event.key().sourceKey() + event.scope())
                .startsWith("aau.dk:h-")
                .doesNotContain("010101-APS1");
    }

    @Test
    void readsRecognisedCreditOfBothVersions() {
        String extension = "<extension><x:recognisedFrom xmlns:x=\"urn:x\">KTU</x:recognisedFrom></extension>";
        String basis = "<recognitionBasis><recognitionReport>" + Elmo.issuer().replace("Aalborg University", "KTU")
                + Elmo.course("ABROAD", "") + "<issueDate>2025-01-01T00:00:00Z</issueDate>"
                + "</recognitionReport></recognitionBasis>";
        String recognised = "<resultOfRecognition><status>Positive</status><decisionDate>2026-01-07</decisionDate>"
                + basis + "<recognitionResult>" + Elmo.course("HERE", "")
                + "</recognitionResult></resultOfRecognition>";

        List<CompletionEvent> events = Elmo.read(Elmo.v2("FULL", recognised)).events();

        assertThat(only(extension).recognisedFrom()).isEqualTo("KTU");
        assertThat(events).hasSize(1);
        assertThat(completion(events.getFirst()).recognisedFrom()).isEqualTo("KTU");
        assertThat(completion(events.getFirst()).opportunityCode()).isEqualTo("HERE");
        assertThat(completion(events.getFirst()).completedOn()).isEqualTo(LocalDate.of(2026, 1, 7));

        CompletionPage refused = Elmo.read(Elmo.v2("FULL", recognised.replace("Positive", "Negative")));
        assertThat(refused.events()).isEmpty();
        assertThat(refused.rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("refused"));
    }

    @ParameterizedTest
    @CsvSource({"FULL, true", "SELECTION, false", "PARTIAL_TEMPORARY, false", "ERROR_PERMANENT, false"})
    void isWholeOnlyWhereTheReportSaysSo(String status, boolean whole) {
        CompletionPage page = Elmo.read(Elmo.v2(status, Elmo.course("A", "")));

        CompletionEvent.Reported event =
                (CompletionEvent.Reported) page.events().getFirst();
        assertThat(page.complete().contains(event.scope())).isEqualTo(whole);
    }

    @Test
    void isNotWholeWhenAResultCouldNotBeRead() {
        CompletionPage page = Elmo.read(Elmo.v2("FULL", Elmo.course("A", "") + Elmo.course("B", Elmo.ects("7,5"))));

        assertThat(page.events()).hasSize(1);
        assertThat(page.complete()).isEmpty();
    }

    @Test
    void mapsIdentifiersAndSchemesAsTheUniversitySays() {
        ElmoSettings settings = new ElmoSettings(
                FileInbox.of(Path.of("inbox")),
                Map.of("S1", "own-scale"),
                "fallback",
                Map.of("STUDENTIDENTIFIER", LearnerIdentifier.Kind.EMAIL));
        String xml = Elmo.v1(
                Elmo.course("A", "<gradingSchemeLocalId>s1</gradingSchemeLocalId><resultLabel>1</resultLabel>"),
                Elmo.course("B", "<resultLabel>1</resultLabel>"));

        List<CompletionEvent> events = new ElmoReceiver()
                .accept(Elmo.sis(settings), "x", xml.getBytes(StandardCharsets.UTF_8))
                .events();

        assertThat(events)
                .extracting(event -> java.util.Objects.requireNonNull(
                                completion(event).grade())
                        .scale())
                .containsExactly("own-scale", "fallback");
        assertThat(completion(events.getFirst()).learner().identifier(LearnerIdentifier.Kind.EMAIL))
                .contains("20141234");
    }
}
