package eu.passerelle.sis.apogee;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultMappingTest {

    private static final String ELEMENT =
            "<elp><codElp>%s</codElp><libElp>Éthique</libElp><nbrCrdElp>5</nbrCrdElp></elp>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String element(String code, String... results) {
        return element(code, "", results);
    }

    private static String element(String code, String around, String[] results) {
        String items = List.of(results).stream()
                .map(result -> "<item>" + result + "</item>")
                .collect(Collectors.joining());
        return Insa.contract(code, around + ELEMENT + "<resultatsElp>" + items + "</resultatsElp>");
    }

    private static String result(String mark, String code, String session) {
        return "<etatDelib><codEtaAvc>T</codEtaAvc></etatDelib><notElp>" + mark + "</notElp><session><codSes>" + session
                + "</codSes></session><typResultat><codTre>" + code + "</codTre></typResultat>";
    }

    private Map<String, Completion> read(String live, String extraction) {
        CompletionPage page = Insa.read(folder, live, extraction);
        assertThat(page.rejected()).isEmpty();
        return page.events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion())
                .collect(Collectors.toMap(
                        // without the learner's hash
                        completion -> completion.key().sourceKey().substring(33),
                        completion -> completion));
    }

    private static String grade(Completion completion) {
        Grade grade = Objects.requireNonNull(completion.grade());
        return grade.raw() + " " + grade.scale() + " " + grade.outcome();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # mark, code, grade
            14.5,   ADM,  14.5 fr-0-20 PASSED
            9.2,    ADMC, 9.2 fr-0-20 PASSED
            9.2,    AJ,   9.2 fr-0-20 FAILED
            14.5,   '',   14.5 fr-0-20 UNKNOWN
            DEF,    '',   DEF fr-0-20 FAILED
            DEF,    DEF,  DEF fr-0-20 FAILED
            ABI,    '',   ABI fr-0-20 UNKNOWN
            '',     ADM,  ADM fr-0-20 PASSED
            '',     VAC,  VAC fr-0-20 PASSED
            9.9,    CMP,  9.9 apogee:CMP UNKNOWN
            """)
    void gradesByTheCodeAndKeepsTheMark(String mark, String code, String expected) {
        assertThat(read(element("UE1", result(mark, code, "1")), ""))
                .hasEntrySatisfying(
                        "2025:UE1:1",
                        completion -> assertThat(grade(completion)).isEqualTo(expected));
    }

    @Test
    void namesTheScaleOfOtherMaxima() {
        String outOfTen = "<barNotElp>10</barNotElp>" + result("7", "", "1");

        assertThat(read(element("UE1", outOfTen), "").values())
                .singleElement()
                .satisfies(completion -> assertThat(grade(completion)).isEqualTo("7 fr-0-10 UNKNOWN"));
    }

    @Test
    void readsWhatWasTakenWhenAndByWhom() {
        Completion completion =
                read(element("UE1", result("14", "ADM", "1")), "").get("2025:UE1:1");

        assertThat(completion).isNotNull();
        assertThat(completion.opportunityCode()).isEqualTo("UE1");
        assertThat(completion.title().in("fr")).isEqualTo("Éthique");
        assertThat(completion.completedOn()).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(completion.credits()).asString().contains("value=5");
        assertThat(completion.learner().name().full()).isEqualTo("Chloé Lefèvre");
        assertThat(completion.recognisedFrom()).isNull();
        assertThat(completion.state()).isEqualTo(Completion.State.FINAL);
    }

    @Test
    void keepsBothSessions() {
        assertThat(read(element("UE1", result("6", "AJ", "1"), result("11", "ADM", "2")), ""))
                .containsOnlyKeys("2025:UE1:1", "2025:UE1:2");
    }

    @Test
    void takesTheCreditsOfTheResultBeforeThoseOfTheElement() {
        assertThat(read(element("UE1", "<nbrCrdElp>3.5</nbrCrdElp>" + result("14", "ADM", "1")), "")
                        .values())
                .singleElement()
                .satisfies(completion ->
                        assertThat(completion.credits()).asString().contains("value=3.5"));
    }

    @Test
    void mergesTheExtractionIntoTheLiveTables() {
        String live = element("UE1", result("14", "ADM", "1")) + element("UE2");
        String extraction = element("UE1", result("2", "AJ", "1"))
                + element("UE2", result("13", "ADM", "1").replace(">T<", ">E<"));

        Map<String, Completion> read = read(live, extraction);

        assertThat(read).containsOnlyKeys("2025:UE1:1", "2025:UE2:1");
        assertThat(read.get("2025:UE1:1"))
                .isNotNull()
                .extracting(ResultMappingTest::grade)
                .isEqualTo("14 fr-0-20 PASSED");
        assertThat(read.get("2025:UE2:1"))
                .isNotNull()
                .extracting(Completion::state)
                .isEqualTo(Completion.State.PROVISIONAL);
    }

    @Test
    void prefersAdmissionToEligibilityWhichIsProvisional() {
        String eligible = "<natureResultat><codAdm>0</codAdm></natureResultat>" + result("8", "AJ", "1");
        String admitted = "<natureResultat><codAdm>1</codAdm></natureResultat>" + result("12", "ADM", "1");

        assertThat(read(element("UE1", admitted, eligible), "").values())
                .singleElement()
                .extracting(ResultMappingTest::grade)
                .isEqualTo("12 fr-0-20 PASSED");
        assertThat(read(element("UE1", eligible), "").values())
                .singleElement()
                .extracting(Completion::state)
                .isEqualTo(Completion.State.PROVISIONAL);
    }

    @Test
    void saysWhatIsPartOfWhat() {
        String unit = element("UE1", result("12", "ADM", "2"));
        String part = element("EC1", "<codElpSup>UE1</codElpSup>", new String[] {result("12", "ADM", "1")});
        String orphan = element("EC2", "<codElpSup>UE9</codElpSup>", new String[] {result("12", "ADM", "1")});

        Map<String, Completion> read = read(unit + part + orphan, "");

        assertThat(read.get("2025:EC1:1"))
                .isNotNull()
                .extracting(Completion::partOf)
                .asString()
                .endsWith("2025:UE1:2");
        assertThat(read.get("2025:EC2:1"))
                .isNotNull()
                .extracting(Completion::partOf)
                .isNull();
    }

    @Test
    void passesOverElementsThatWereOnlyEnrolledFor() {
        assertThat(read(element("UE1", "<notElp/>") + element("UE2"), "")).isEmpty();
    }

    @Test
    void rejectsWhatItCannotReadAndSaysNothingOfAbsence() {
        String credits = element("UE1", "<nbrCrdElp>cinq</nbrCrdElp>" + result("14", "ADM", "1"));
        String nameless =
                Insa.contract("", "<resultatsElp><item>" + result("14", "ADM", "1") + "</item></resultatsElp>");
        String year = element("UE3", "<codAnu>25/26</codAnu>" + result("14", "ADM", "1"));
        String twice = element("UE4", result("14", "ADM", "1")) + element("UE4", result("4", "AJ", "1"));

        CompletionPage page = Insa.read(folder, credits + nameless + year + twice, "");

        assertThat(page.events()).hasSize(1);
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected())
                .extracting(rejected -> rejected.reason())
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("nbrCrdElp"),
                        reason -> assertThat(reason).contains("codElp"),
                        reason -> assertThat(reason).contains("codAnu"),
                        reason -> assertThat(reason).contains("Repeated"));
    }

    @Test
    void needsANameInTheRoster() {
        Insa.write(folder, "codEtu\n" + Insa.NUMBER + "\n");

        CompletionPage page = Insa.readAs(folder, element("UE1", result("14", "ADM", "1")));

        assertThat(page.rejected())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.reason()).contains("given").doesNotContain(Insa.NUMBER));
    }
}
