package eu.passerelle.sis.virta;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.sis.virta.VirtaSettings.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one study, each through the whole connector. */
class StudyMappingTest {

    private static final String GRADE = "<Arvosana><Viisiportainen>4</Viisiportainen></Arvosana>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private CompletionPage read(Operation operation, Path roster, String reply) {
        try (SimulatedServer server = VirtaScenes.answering(200, "text/xml;charset=utf-8", reply)) {
            VirtaSettings settings =
                    VirtaScenes.asking(VirtaScenes.settings(server.address(), roster, "key"), operation);
            return new VirtaConnector().read(VirtaScenes.sis(settings, VirtaScenes.LIMITS), Watermark.NONE);
        }
    }

    private CompletionPage read(String studies) {
        return read(Operation.OPINTOSUORITUKSET, VirtaScenes.roster(home), VirtaScenes.studies(studies));
    }

    private static List<Completion> completions(CompletionPage page) {
        return page.events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion())
                .toList();
    }

    private Completion only(String study) {
        CompletionPage page = read(study);
        assertThat(page.rejected()).isEmpty();
        return completions(page).getFirst();
    }

    private static String study(String avain, String myontaja, String content) {
        return "<Opintosuoritus avain=\"" + avain + "\" opiskelijaAvain=\"s1\" koulutusmoduulitunniste=\"MC-1\">"
                + "<Myontaja>" + myontaja + "</Myontaja><Laji>2</Laji>" + content + "</Opintosuoritus>";
    }

    private static String usual(String avain, String myontaja, String more) {
        return study(
                avain,
                myontaja,
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Laajuus><Opintopiste>5</Opintopiste></Laajuus>" + GRADE + more);
    }

    @ParameterizedTest
    @CsvSource({
        "<Viisiportainen>0</Viisiportainen>, 0, fi-0-5, FAILED",
        "<Viisiportainen>HYV</Viisiportainen>, HYV, fi-0-5, PASSED",
        "<Viisiportainen>7</Viisiportainen>, 7, fi-0-5, UNKNOWN",
        "<Hyvaksytty>HYL</Hyvaksytty>, HYL, fi-0-5, FAILED",
        "<ToinenKotimainen>TT</ToinenKotimainen>, TT, fi-0-5, PASSED",
        "<Naytetyo>KH</Naytetyo>, KH, fi-0-5, PASSED",
        "<Tutkielma>L</Tutkielma>, L, fi-0-5, PASSED",
        "<Tutkielma>I</Tutkielma>, I, fi-0-5, FAILED",
        "<Muu><Asteikko avain='7'/><Koodi>10979859</Koodi></Muu>, 10979859, virta:muu:7, UNKNOWN",
        "<Muu><Asteikko avain='7'><Nimi>Oma</Nimi></Asteikko><Koodi>HYL</Koodi></Muu>, HYL, Oma, FAILED",
        "<Muu><Asteikko avain='7'><Nimi>Oma</Nimi><AsteikkoArvosana avain='2'><Koodi>2</Koodi><Nimi>Hyväksytty</Nimi>"
                + "</AsteikkoArvosana></Asteikko><Koodi>2</Koodi></Muu>, 2, Oma, PASSED",
        "<Kymmenportainen>9</Kymmenportainen>, 9, virta:Kymmenportainen, UNKNOWN"
    })
    void namesTheScaleAndNeverGuessesThePass(String choice, String raw, String scale, Grade.Outcome outcome) {
        Completion completion = only(study(
                "1",
                "10122",
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Arvosana>" + choice + "</Arvosana><Nimi>Etiikka</Nimi>"));

        assertThat(completion.grade()).isEqualTo(new Grade(raw, scale, outcome));
    }

    @Test
    void knowsStudiesWithoutGrade() {
        String none =
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Arvosana><EiKaytossa>Arvosana ei kaytossa</EiKaytossa></Arvosana>";

        assertThat(only(study("1", "10122", none)).grade()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5.000000"})
    void readsCreditsAlikeHoweverTheyAreWritten(String written) {
        Completion completion = only(study(
                "1",
                "10122",
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Laajuus><Opintopiste>" + written + "</Opintopiste></Laajuus>"));

        assertThat(requireNonNull(completion.credits()).ects()).hasToString("5");
        assertThat(requireNonNull(completion.credits()).unit()).isEqualTo("op");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-03-01Z",
                "2026-03-01+02:00",
                "2026-03-01T00:00:00",
                "2026-03-01T00:00:00.000+02:00"
            })
    void readsTheDayHoweverItIsWritten(String written) {
        assertThat(only(study("1", "10122", "<SuoritusPvm>" + written + "</SuoritusPvm>"))
                        .completedOn())
                .isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SuoritusPvm>2026-02-30</SuoritusPvm>",
                "<SuoritusPvm>1.3.2026</SuoritusPvm>",
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Laajuus><Opintopiste>2,5</Opintopiste></Laajuus>",
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Laajuus><Opintopiste>-5</Opintopiste></Laajuus>",
                "<SuoritusPvm>2026-03-01</SuoritusPvm><Laajuus><Opintopiste>1e999999999</Opintopiste></Laajuus>"
            })
    void rejectsAStudyItCannotReadAndReadsTheOthers(String content) {
        CompletionPage page = read(study("bad", "10122", content) + usual("good", "10122", ""));

        assertThat(completions(page)).extracting(done -> done.key().sourceKey()).containsExactly("good");
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).isEqualTo("bad");
            assertThat(new String(rejected.raw().content(), StandardCharsets.UTF_8))
                    .contains("avain=\"bad\"");
        });
        assertThat(page.complete())
                .as("an unreadable result is not a withdrawn one")
                .isEmpty();
    }

    @Test
    void countsARepetitionOnceAndReportsARepetitionThatDiffers() {
        String five = usual("1", "10122", "");
        String spelledOtherwise = five.replace(">5<", ">5.000000<");
        String later = five.replace("2026-03-01", "2026-04-01");

        CompletionPage page = read(five + spelledOtherwise + later);

        assertThat(completions(page))
                .singleElement()
                .satisfies(done -> assertThat(done.completedOn()).isEqualTo(LocalDate.of(2026, 4, 1)));
        assertThat(page.rejected())
                .extracting(RejectedRecord::reason)
                .singleElement()
                .asString()
                .startsWith("Repeated");
        assertThat(page.complete()).hasSize(1);
    }

    @Test
    void keepsBothSidesOfAStudyTakenAtAnotherUniversity() {
        String home = usual(
                "77",
                "10122",
                "<Organisaatio><Rooli>3</Rooli><Koodi>10065</Koodi></Organisaatio><HyvaksilukuPvm>2026-03-02</HyvaksilukuPvm>");

        List<Completion> both = completions(read(home + usual("77", "10065", "")));

        assertThat(both).extracting(done -> done.key().sourceKey()).containsExactly("77", "10065:77");
        assertThat(both).extracting(Completion::recognisedFrom).containsExactly("10065", null);
        assertThat(both.getFirst().awardingBody()).isNull();
        assertThat(requireNonNull(both.getLast().awardingBody()).in("fi")).isEqualTo("Oppilaitos 10065");
    }

    @Test
    void tellsWhatAStudyIsPartOfPreferringTheNearest() {
        String part = "<Sisaltyvyys sisaltyvaOpintosuoritusAvain=\"course\"/>";
        String degree = usual("a-degree", "10122", part).replace("<Laji>2<", "<Laji>1<");

        List<Completion> all =
                completions(read(degree + usual("module", "10122", part) + usual("course", "10122", "")));

        assertThat(all).extracting(Completion::partOf).containsExactly(null, null, "module");
    }

    @Test
    void takesNamesByLanguageAndTheCodeWhereThereIsNone() {
        Completion named =
                only(usual("1", "10122", "<Nimi kieli=\"en\">Ethics</Nimi><Nimi>Etiikka</Nimi><Kieli>20</Kieli>"));

        assertThat(named.title().byLanguage()).containsEntry("en", "Ethics").containsEntry("fi", "Etiikka");
        assertThat(named.language()).isNull();
        assertThat(only(usual("1", "10122", "")).title().in("fi")).isEqualTo("MC-1");
    }

    @Test
    void takesTheNameFromTheReplyAndTheRestFromTheRoster() {
        Path roster = VirtaScenes.write(
                home,
                "oppijanumero;given;family;born;email;wallet\n" + VirtaScenes.LEARNER
                        + ";Roster;Name;2001-02-03;a@tuni.example;europass.eu/a\n");
        String reply = VirtaScenes.everything(
                "<Opiskelija avain=\"s1\"><Sukunimi>Mäkelä</Sukunimi><Etunimet>Åse</Etunimet><KansallinenOppijanumero>"
                        + VirtaScenes.LEARNER + "</KansallinenOppijanumero><Opintosuoritukset>"
                        + usual("1", "10122", "") + "</Opintosuoritukset></Opiskelija>");

        Completion completion = completions(read(Operation.OPISKELIJAN_KAIKKI_TIEDOT, roster, reply))
                .getFirst();

        assertThat(completion.learner().name().full()).isEqualTo("Åse Mäkelä");
        assertThat(completion.learner().born()).isEqualTo(LocalDate.of(2001, 2, 3));
        assertThat(completion.learner().identifiers())
                .extracting(LearnerIdentifier::kind, LearnerIdentifier::value, LearnerIdentifier::issuer)
                .containsExactly(
                        tuple(LearnerIdentifier.Kind.NATIONAL, VirtaScenes.LEARNER, "FI"),
                        tuple(LearnerIdentifier.Kind.LOCAL, "s1", "tuni.fi"),
                        tuple(LearnerIdentifier.Kind.EMAIL, "a@tuni.example", null),
                        tuple(LearnerIdentifier.Kind.WALLET, "europass.eu/a", null));
    }

    @Test
    void rejectsResultsOfAnotherLearnerAndOfOneWithoutName() {
        String other = VirtaScenes.everything(
                "<Opiskelija avain=\"s1\"><KansallinenOppijanumero>1.2.246.562.24.9</KansallinenOppijanumero>"
                        + "<Opintosuoritukset>" + usual("1", "10122", "") + "</Opintosuoritukset></Opiskelija>");
        CompletionPage mixedUp = read(Operation.OPISKELIJAN_KAIKKI_TIEDOT, VirtaScenes.roster(home), other);
        CompletionPage nameless = read(
                Operation.OPINTOSUORITUKSET,
                VirtaScenes.write(home, "oppijanumero\n" + VirtaScenes.LEARNER + "\n"),
                VirtaScenes.studies(usual("1", "10122", "")));

        assertThat(mixedUp.events()).isEmpty();
        assertThat(mixedUp.rejected().getFirst().reason()).contains("another learner");
        assertThat(nameless.events()).isEmpty();
        assertThat(nameless.rejected().getFirst().repair()).contains("'given' and 'family'");
    }
}
