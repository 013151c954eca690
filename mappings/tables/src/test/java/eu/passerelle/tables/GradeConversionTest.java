package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import eu.passerelle.tables.ConversionPolicy.Rule;
import eu.passerelle.tables.ConvertedGrade.Converted;
import eu.passerelle.tables.ConvertedGrade.Kept;
import eu.passerelle.tables.ConvertedGrade.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeConversionTest {

    private static final GradingScales SCALES = GradingScales.standard();

    /** Of those who pass 10, 20, 40, 20 and 10 per cent. */
    private static final String TAMPERE = """
            # source: registrar's office
            # date: 2026-10-01
            scale,isced,first,last,grade,results
            fi-0-5,0613,2023,2024,5,40
            fi-0-5,0613,2023,2024,4,80
            fi-0-5,0613,2023,2024,3,160
            fi-0-5,0613,2023,2024,2,80
            fi-0-5,0613,2023,2024,1,40
            fi-0-5,0613,2023,2024,0,100
            fi-0-5,06,2021,2024,5,1000
            fi-0-5,06,2021,2024,1,1000
            fi-0-5,0613,2020,2022,5,1000
            fi-0-5,0613,2020,2022,1,1000
            """;

    /** Of those who pass 5, 15, 30, 30 and 20 per cent: up to 5, 20, 50, 80 and 100. */
    private static final String TRENTO = """
            # source: segreteria studenti
            # date: 2026-10-01
            scale,isced,first,last,grade,results
            it-18-30,0613,2022,2024,0..17,30
            it-18-30,0613,2022,2024,18..21,200
            it-18-30,0613,2022,2024,22..25,300
            it-18-30,0613,2022,2024,26..28,300
            it-18-30,0613,2022,2024,29..30,150
            it-18-30,0613,2022,2024,30L,50
            """;

    private final GradeDistribution finnish =
            GradeTables.parse("tampere", TAMPERE, SCALES).find("fi-0-5", "0613").orElseThrow();
    private final GradeDistribution italian =
            GradeTables.parse("trento", TRENTO, SCALES).find("it-18-30", "0613").orElseThrow();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # grade, upper , nearest, lower : by the shares of those who pass
            5      , 30L   , 30L    , 29..30
            4      , 29..30, 29..30 , 26..28
            3      , 26..28, 26..28 , 22..25
            2      , 22..25, 22..25 , 18..21
            1      , 18..21, 18..21 , 18..21
            """)
    void takesTheGradeOfTheSameShare(String grade, String upper, String nearest, String lower) {
        assertThat(label(Rule.UPPER, grade)).isEqualTo(upper);
        assertThat(label(Rule.NEAREST, grade)).isEqualTo(nearest);
        assertThat(label(Rule.LOWER, grade)).isEqualTo(lower);
    }

    @Test
    void tellsWhatItRestsOn() {
        Converted converted = (Converted) convert(Rule.LOWER, new Grade("3", "fi-0-5", Outcome.PASSED), italian);

        assertThat(converted.original().raw()).isEqualTo("3");
        assertThat(converted.scale().id()).isEqualTo("it-18-30");
        assertThat(converted.basis().policy().rule()).isEqualTo(Rule.LOWER);
        assertThat(converted.basis().from().years()).isEqualTo(2);
        assertThat(converted.basis().from().results()).isEqualTo(500);
        assertThat(converted.basis().to().source()).isEqualTo("segreteria studenti, 2026-10-01");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0  , fi-0-5  , PASSED , CONTRADICTED
            0  , fi-0-5  , UNKNOWN, FAILED
            3  , fi-0-5  , FAILED , FAILED
            HYV, fi-0-5  , PASSED , TOO_COARSE
            6  , fi-0-5  , PASSED , NOT_ON_SCALE
            28 , it-18-30, PASSED , OTHER_SCALE
            """)
    void keepsWhatCannotBeRanked(String raw, String scale, Outcome outcome, Reason reason) {
        Kept kept = (Kept) convert(Rule.UPPER, new Grade(raw, scale, outcome), italian);

        assertThat(kept.reason()).isEqualTo(reason);
        assertThat(kept.why()).isNotBlank().doesNotContain(raw + " ");
        assertThat(kept.original()).isEqualTo(new Grade(raw, scale, outcome));
        assertThat(kept.distribution()).contains(finnish);
    }

    @Test
    void keepsTheGradeWhereATableIsMissingOrTooWeak() {
        assertThat(reason(null)).isEqualTo(Reason.NO_TABLE);
        assertThat(reason(table("0911", 2022, 2024, 1000L))).isEqualTo(Reason.OTHER_FIELD);
        assertThat(reason(table("0613", 2024, 2024, 1000L))).isEqualTo(Reason.TOO_FEW_YEARS);
        assertThat(reason(table("0613", 2022, 2024, 99L))).isEqualTo(Reason.TOO_FEW_RESULTS);
        assertThat(reason(table("0613", null, null, null))).isEqualTo(Reason.YEARS_OR_RESULTS_NOT_TOLD);
        assertThat(new GradeConversion(ConversionPolicy.by(Rule.UPPER))
                        .convert(new Grade("28", "it-18-30", Outcome.PASSED), null, finnish))
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.distribution()).isEmpty());
    }

    @Test
    void usesATableOfWhichNothingIsToldOnlyByPolicy() {
        GradeDistribution untold = table("0613", null, null, null);
        ConversionPolicy trusting = new ConversionPolicy(Rule.UPPER, 2, 100, true);

        assertThat(new GradeConversion(trusting).convert(new Grade("5", "fi-0-5", Outcome.PASSED), finnish, untold))
                .isInstanceOf(Converted.class);
    }

    @Test
    void takesTheNarrowestAndThenTheNewestTable() {
        GradeTables tables = GradeTables.parse("tampere", TAMPERE, SCALES);

        assertThat(tables.find("fi-0-5", "0613").orElseThrow().table().firstYear())
                .isEqualTo(2023);
        assertThat(tables.find("fi-0-5", "0611").orElseThrow().table().iscedF()).isEqualTo("06");
        assertThat(tables.find("fi-0-5", "0911")).isEmpty();
        assertThat(tables.find("nl-1-10", "0613")).isEmpty();
    }

    @Test
    void showsTheDistributionWithItsFails() {
        assertThat(finnish.rows())
                .extracting(GradeDistribution.Row::label)
                .containsExactly("5", "4", "3", "2", "1", "0");
        assertThat(finnish.percentage(finnish.rows().getLast(), 1)).isEqualTo("20.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fi-0-5,0613,2023,2024,6,10       | is no grade of the scale
            it-18-30,0613,2023,2024,17-18,10 | either passes or fails
            fi-9,0613,2023,2024,5,10         | no such grading scale
            fi-0-5,0613,2023,2024,5,10.5     | no number of results
            fi-0-5,0613,2023,24,5,10         | is no year
            fi-0-5,0613,2024,2023,5,10       | from the first to the last
            fi-0-5,6,2023,2024,5,10          | two to four digits
            fi-0-5,0613,2023,2024,,10        | grade' is empty
            fi-0-5,0613,2023,2024,5          | a row needs 6 cells
            """)
    void refusesAFileThatIsWrong(String row, String told) {
        String file = "# source: x\n# date: 2026-10-01\nscale,isced,first,last,grade,results\n" + row;

        assertThatThrownBy(() -> GradeTables.parse("tampere", file, SCALES))
                .isInstanceOf(GradeTableInvalid.class)
                .hasMessageContaining(told);
    }

    @Test
    void refusesRowsThatOverlapAndPercentagesThatMissAHundred() {
        assertThatThrownBy(() -> percentages("5", "60", "5", "40")).hasMessageContaining("overlap");
        assertThatThrownBy(() -> percentages("5", "60", "4", "41.1")).hasMessageContaining("101.1 together, not 100");
        assertThat(percentages("5", "60", "4", "39.1").rows()).hasSize(2);
    }

    private static GradeDistribution percentages(String one, String first, String two, String second) {
        return GradeDistribution.of(
                new GradeFrequencies(
                        "tuni.fi",
                        "fi-0-5",
                        "0613",
                        null,
                        null,
                        null,
                        "EWP",
                        List.of(new Frequency(one, new BigDecimal(first)), new Frequency(two, new BigDecimal(second)))),
                SCALES);
    }

    private GradeDistribution table(
            String field, @Nullable Integer first, @Nullable Integer last, @Nullable Long results) {
        BigDecimal all = BigDecimal.valueOf(results == null ? 100 : results);
        return GradeDistribution.of(
                new GradeFrequencies(
                        "trento",
                        "it-18-30",
                        field,
                        first,
                        last,
                        results,
                        "a test",
                        List.of(
                                new Frequency("30", BigDecimal.TEN),
                                new Frequency("18..29", all.subtract(BigDecimal.TEN)))),
                SCALES);
    }

    private Reason reason(@Nullable GradeDistribution to) {
        return ((Kept) convert(Rule.UPPER, new Grade("5", "fi-0-5", Outcome.PASSED), to)).reason();
    }

    private ConvertedGrade convert(Rule rule, Grade grade, @Nullable GradeDistribution to) {
        return new GradeConversion(ConversionPolicy.by(rule)).convert(grade, finnish, to);
    }

    private String label(Rule rule, String raw) {
        return ((Converted) convert(rule, new Grade(raw, "fi-0-5", Outcome.PASSED), italian)).label();
    }
}
