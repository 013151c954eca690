package eu.passerelle.recognition.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognisedGrade;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.tables.ConversionPolicy;
import eu.passerelle.tables.ConversionPolicy.Rule;
import eu.passerelle.tables.GradeTables;
import eu.passerelle.tables.GradingScales;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesAtHomeTest {

    private static final String HEAD =
            "# source: registrar\n# date: 2026-10-01\nscale,isced,first,last,grade,results\n";
    private static final String TRENTO = """
            it-18-30,0613,2023,2024,30,100
            it-18-30,0613,2023,2024,24..29,200
            it-18-30,0613,2023,2024,18..23,100
            """;
    private static final String TAMPERE = """
            fi-0-5,06,2023,2024,5,100
            fi-0-5,06,2023,2024,4,50
            fi-0-5,06,2023,2024,3,150
            fi-0-5,06,2023,2024,1,100
            """;

    /** Of trento's passing 400, the middle half has 24 to 29: at home these are 4 (the first 50) and 3. */
    @ParameterizedTest
    @CsvSource({"UPPER,30,5", "UPPER,28,4", "UPPER,20,1", "LOWER,28,3", "NEAREST,28,3", "NEAREST,30,5"})
    void convertsByTheRuleOfTheReceivingUniversity(Rule rule, String raw, String expected) {
        RecognitionOutcome outcome = convert(Map.of("trento", TRENTO, "tampere", TAMPERE), rule, null, raw);

        assertThat(outcome.gradeAtHome()).contains(new Grade(expected, "fi-0-5", Grade.Outcome.PASSED));
        assertThat(outcome.grades()).singleElement().satisfies(grade -> {
            assertThat(grade.original().raw()).isEqualTo(raw);
            assertThat(grade.basis())
                    .contains(rule.name().toLowerCase(java.util.Locale.ROOT))
                    .contains("trento (it-18-30, field 0613, 2023 to 2024, 400 results; registrar, 2026-10-01)")
                    .contains("tampere (fi-0-5, field 06, 2023 to 2024, 400 results");
        });
    }

    @Test
    void keepsTheOriginalWithItsDistributionWhereNoTableCarriesIt() {
        RecognisedGrade withoutHome = only(convert(Map.of("trento", TRENTO), Rule.NEAREST, null, "28"));
        RecognisedGrade withoutBoth = only(convert(Map.of(), Rule.NEAREST, null, "28"));

        assertThat(withoutHome.converted()).isNull();
        assertThat(withoutHome.basis()).startsWith("Not converted: the university that receives it has no table");
        assertThat(withoutHome.distribution())
                .isNotNull()
                .satisfies(table -> assertThat(table.frequencies()).hasSize(3));
        assertThat(withoutBoth.converted()).isNull();
        assertThat(withoutBoth.distribution()).isNull();
    }

    @Test
    void doesNotGuessAmongSeveralScalesOfItsOwn() {
        Map<String, String> tables = Map.of(
                "trento", TRENTO, "tampere", TAMPERE + "ects-a-f,06,2023,2024,A,100\nects-a-f,06,2023,2024,B,100\n");

        assertThat(only(convert(tables, Rule.UPPER, null, "30")).basis()).contains("tables of several scales");
        assertThat(convert(tables, Rule.UPPER, "ects-a-f", "30").gradeAtHome())
                .contains(new Grade("A", "ects-a-f", Grade.Outcome.PASSED));
    }

    @Test
    void convertsByTheYearsBeforeTheResultWhateverIsCountedLater() {
        String later = TAMPERE.replace("2023,2024", "2026,2027").replace("5,100", "5,400");

        assertThat(convert(Map.of("trento", TRENTO, "tampere", TAMPERE + later), Rule.UPPER, null, "28")
                        .grades())
                .isEqualTo(convert(Map.of("trento", TRENTO, "tampere", TAMPERE), Rule.UPPER, null, "28")
                        .grades());
    }

    @Test
    void givesNoGradeToACourseThatRestsOnSeveral() {
        GradesAtHome home = home(Map.of("trento", TRENTO, "tampere", TAMPERE), Rule.UPPER, null);

        RecognitionOutcome outcome = home.convert(new ReceivingRecognition(
                                "tampere", ReceivingRecognitionTest.mappings("A+B>X:10"), ReceivingPolicy.OPEN)
                        .judge(List.of(graded("A", "30", true), graded("B", "28", true)))
                        .outcomes())
                .getFirst();

        assertThat(outcome.grades()).hasSize(2).allMatch(grade -> grade.converted() != null);
        assertThat(outcome.gradeAtHome()).isEmpty();
    }

    private static RecognisedGrade only(RecognitionOutcome outcome) {
        assertThat(outcome.grades()).hasSize(1);
        return outcome.grades().getFirst();
    }

    private static RecognitionOutcome convert(
            Map<String, String> tables, Rule rule, @org.jspecify.annotations.Nullable String scale, String raw) {
        return home(tables, rule, scale)
                .convert(new ReceivingRecognition(
                                "tampere", ReceivingRecognitionTest.mappings("A>X:5"), ReceivingPolicy.OPEN)
                        .judge(List.of(graded("A", raw, true)))
                        .outcomes())
                .getFirst();
    }

    private static GradesAtHome home(
            Map<String, String> tables, Rule rule, @org.jspecify.annotations.Nullable String scale) {
        return new GradesAtHome(
                "tampere",
                new GradePolicy(ConversionPolicy.by(rule), scale),
                university -> tables.containsKey(university)
                        ? GradeTables.parse(university, HEAD + tables.get(university), GradingScales.standard())
                        : GradeTables.of(List.of()));
    }

    /** A result of trento in field 0613. */
    static PartnerCompletion graded(String code, String raw, boolean passed) {
        PartnerCompletion bare = Results.result("trento", "k" + code, code);
        Completion completion = bare.completion();
        return new PartnerCompletion(
                bare.partner(),
                new Completion(
                        new CompletionKey("trento", "k" + code),
                        completion.learner(),
                        code,
                        completion.title(),
                        completion.state(),
                        new Grade(raw, "it-18-30", passed ? Grade.Outcome.PASSED : Grade.Outcome.FAILED),
                        completion.credits(),
                        completion.completedOn(),
                        null,
                        null,
                        null,
                        null),
                opportunity(code));
    }

    private static LearningOpportunity opportunity(String code) {
        return new LearningOpportunity(
                "trento",
                code,
                LocalizedText.of("en", "Course " + code),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("0613"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
