package eu.passerelle.sis.xhochschule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeistungMappingTest {

    private static Completion only(String content) {
        CompletionPage page = Tuhh.read(Tuhh.transcript(Tuhh.leistung("M1", content)));
        assertThat(page.rejected()).isEmpty();
        return Tuhh.completions(page).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # status                  ; note ; best ; pass ; worst ; scale              ; outcome
            bestanden                 ; 1,3  ; 1,0  ; 4,0  ; 5,0   ; de-1-5             ; PASSED
            ''                        ; 4,0  ; 1,0  ; 4,0  ; 5,0   ; de-1-5             ; PASSED
            ''                        ; 4,3  ; 1,0  ; 4,0  ; 5,0   ; de-1-5             ; FAILED
            nicht_bestanden           ; 5,0  ; 1,0  ; 4,0  ; 5,0   ; de-1-5             ; FAILED
            endgueltig_nicht_bestanden; 5,0  ; 1    ; 4    ; 5     ; de-1-5             ; FAILED
            ''                        ; 9    ; 15   ; 5    ; 0     ; xhochschule:15..0  ; PASSED
            ''                        ; 4    ; 15   ; 5    ; 0     ; xhochschule:15..0  ; FAILED
            bestanden                 ; 3    ; 15   ; 5    ; 0     ; xhochschule:15..0  ; PASSED
            ~wert_nicht_in_liste      ; 2,0  ; ''   ; ''   ; ''    ; de-1-5             ; UNKNOWN
            ''                        ; A    ; 1,0  ; 4,0  ; 5,0   ; de-1-5             ; UNKNOWN
            """)
    void gradesOnTheScaleBesideTheNote(
            String status, String note, String best, String pass, String worst, String scale, Grade.Outcome outcome) {
        String said = status.isEmpty() ? "" : Tuhh.status(status);

        assertThat(only(said + Tuhh.note(note, best, pass, worst)).grade()).isEqualTo(new Grade(note, scale, outcome));
    }

    @Test
    void gradesWithoutNoteByTheStatusAlone() {
        assertThat(only(Tuhh.status("bestanden")).grade())
                .isEqualTo(new Grade("bestanden", "de-1-5", Grade.Outcome.PASSED));
        assertThat(only(Tuhh.status("nicht_bestanden")).grade())
                .isEqualTo(new Grade("nicht bestanden", "de-1-5", Grade.Outcome.FAILED));
        assertThat(only("<xhs:benotet>false</xhs:benotet>").grade()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "bestanden, finale_note, FINAL",
        "bestanden, vorlaeufige_note, PROVISIONAL",
        "bestanden, note_liegt_nicht_vor, PROVISIONAL",
        "angemeldet, '', PROVISIONAL",
        "nicht_vollstaendig, '', PROVISIONAL",
        "entschuldigt, '', PROVISIONAL",
        "nicht_bestanden, '', FINAL"
    })
    void tellsFinalFromProvisional(String status, String grading, Completion.State state) {
        String said = Tuhh.status(status) + (grading.isEmpty() ? "" : Tuhh.gradingStatus(grading));

        assertThat(only(said).state()).isEqualTo(state);
    }

    @Test
    void readsWhatWasTaken() {
        Completion completion = only("<xhs:erbrachteLeistungspunkteECTS>7.50</xhs:erbrachteLeistungspunkteECTS>"
                + "<xhs:absolvierteVersuche>2</xhs:absolvierteVersuche>"
                + "<xhs:datumDerLeistungserbringung>2026-02-14+01:00</xhs:datumDerLeistungserbringung>"
                + "<xhs:sprache><code>https://publications.europa.eu/resource/authority/language/ENG</code></xhs:sprache>"
                + "<xhs:externErbrachteLeistung><xhs:einrichtungDerLeistungserbringung>Aalborg"
                + "</xhs:einrichtungDerLeistungserbringung></xhs:externErbrachteLeistung>");

        assertThat(completion.opportunityCode()).isEqualTo("M1");
        assertThat(completion.title().in("de")).isEqualTo("Regelungstechnik");
        assertThat(completion.credits()).isEqualTo(Credits.ects(new BigDecimal("7.5")));
        assertThat(completion.completedOn()).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(completion.language()).isEqualTo("en");
        assertThat(completion.recognisedFrom()).isEqualTo("Aalborg");
        assertThat(completion.awardingBody()).isNull();
        assertThat(completion.key().sourceKey()).endsWith(":M1:2").doesNotContain("4711");
        assertThat(completion.learner().name().full()).isEqualTo("Amélie Duval");
        assertThat(completion.learner().identifiers())
                .extracting(LearnerIdentifier::value)
                .containsExactly("4711");
    }

    @Test
    void readsPartsWithTheDayOfWhatIsAroundThem() {
        String semester = "<xhs:semesterDerLeistungserbringung><xhs:zeitraum><xhs:beginn>2025-10-01</xhs:beginn>"
                + "</xhs:zeitraum></xhs:semesterDerLeistungserbringung>";
        CompletionPage page = Tuhh.read(Tuhh.transcript(
                Tuhh.leistung("P", Tuhh.leistung("M1", semester + Tuhh.leistung("", "") + Tuhh.leistung("", "")))));

        List<Completion> completions = Tuhh.completions(page);

        assertThat(completions)
                .extracting(Completion::completedOn)
                .containsExactly(
                        LocalDate.of(2026, 3, 30),
                        LocalDate.of(2025, 10, 1),
                        LocalDate.of(2025, 10, 1),
                        LocalDate.of(2025, 10, 1));
        assertThat(completions.get(0).partOf()).isNull();
        assertThat(completions.get(1).partOf())
                .isEqualTo(completions.get(0).key().sourceKey());
        assertThat(completions.get(3).partOf())
                .isEqualTo(completions.get(1).key().sourceKey());
        assertThat(completions).extracting(Completion::key).doesNotHaveDuplicates();
    }

    @Test
    void takesFromTheRosterWhatTheStandardHasNoPlaceFor(@TempDir Path folder) throws IOException {
        Path roster =
                Files.writeString(folder.resolve("r.csv"), "matrikelnummer,esi,email\n4711,urn:x:1,a@tuhh.example\n");
        byte[] file = Tuhh.transcript(Tuhh.leistung("M1", "")).getBytes(StandardCharsets.UTF_8);

        CompletionPage page =
                new XHochschuleReceiver().accept(Tuhh.sis(Tuhh.settings(folder, roster, false)), "t.xml", file);

        assertThat(Tuhh.completions(page).getFirst().learner().identifiers())
                .extracting(LearnerIdentifier::value)
                .containsExactly("urn:x:1", "a@tuhh.example", "4711");
        assertThat(page.complete()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            <xhs:erbrachteLeistungspunkteECTS>2,5</xhs:erbrachteLeistungspunkteECTS>  ; erbrachteLeistungspunkteECTS has a decimal comma
            <xhs:erbrachteLeistungspunkteECTS>zwei</xhs:erbrachteLeistungspunkteECTS> ; erbrachteLeistungspunkteECTS is not a decimal
            <xhs:datumDerLeistungserbringung>14.2.2026</xhs:datumDerLeistungserbringung>  ; datumDerLeistungserbringung is not a date
            <xhs:datumDerLeistungserbringung>2026-02-30</xhs:datumDerLeistungserbringung> ; datumDerLeistungserbringung is no day
            """)
    void rejectsOneResultAndReadsItsParts(String content, String reason) {
        CompletionPage page = Tuhh.read(
                Tuhh.transcript(Tuhh.leistung("M1", content + Tuhh.leistung("K1", "")), Tuhh.leistung("M2", "")));

        assertThat(page.events()).hasSize(2);
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains(reason));
    }

    @Test
    void rejectsEveryResultOfNobody() {
        String nameless = Tuhh.transcript("", "", Tuhh.leistung("M1", Tuhh.leistung("K1", "")));
        String numberless = Tuhh.transcript("", "Duval", Tuhh.leistung("M1", ""));

        assertThat(Tuhh.read(nameless).rejected())
                .hasSize(2)
                .allSatisfy(rejected -> assertThat(rejected.reason()).contains("names no learner"));
        assertThat(Tuhh.read(numberless).rejected())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.reason()).contains("matrikelnummer").doesNotContain("Duval"));
    }
}
