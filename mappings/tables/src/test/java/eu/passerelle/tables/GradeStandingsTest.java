package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.GradeFrequencies.Frequency;
import eu.passerelle.model.GradeStanding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeStandingsTest {

    private static final String FILE = """
            # source: registrar
            # date: 2026-10-01
            scale,isced,first,last,grade,results
            de-1-5,0715,2023,2024,5.0,200
            de-1-5,0715,2023,2024,2.6-4.0,100
            de-1-5,0715,2023,2024,1.6-2.5,100
            de-1-5,0715,2023,2024,1.0-1.5,100
            de-1-5,0716,2024,2024,1.0-1.5,100
            de-1-5,0716,2024,2024,1.6-4.0,100
            de-1-5,0717,2023,2024,1.0-1.5,10
            de-1-5,0717,2023,2024,1.6-4.0,10
            """;

    private final GradeTables tables = GradeTables.parse("tuhh", FILE, GradingScales.standard());

    @ParameterizedTest
    @CsvSource(textBlock = """
            # grade, higher, equal, lower: of 300 who passed
            1.0    , 0     , 33   , 67
            1.3    , 0     , 33   , 67
            2.0    , 33    , 34   , 33
            4.0    , 67    , 33   , 0
            """)
    void tellsTheShareAboveWithAndBelow(String raw, int higher, int equal, int lower) {
        GradeStanding standing = standing(raw, Outcome.PASSED, "0715").orElseThrow();

        assertThat(List.of(standing.higher(), standing.equal(), standing.lower()))
                .containsExactly(higher, equal, lower);
        assertThat(standing.table().frequencies())
                .extracting(Frequency::label)
                .containsExactly("1.0-1.5", "1.6-2.5", "2.6-4.0", "5.0");
    }

    @Test
    void saysNothingOfFailsWordsAndOtherFields() {
        assertThat(standing("5.0", Outcome.FAILED, "0715")).isEmpty();
        assertThat(standing("5.0", Outcome.PASSED, "0715")).isEmpty();
        assertThat(standing("1.0", Outcome.FAILED, "0715")).isEmpty();
        assertThat(standing("bestanden", Outcome.PASSED, "0715")).isEmpty();
        assertThat(standing("4.1", Outcome.UNKNOWN, "0715")).isEmpty();
        assertThat(standing("1.0", Outcome.PASSED, "0911")).isEmpty();
        assertThat(standing("junk", Outcome.PASSED, "0715")).isEmpty();
    }

    @Test
    void saysNothingOfOneYearOrOfAFewResults() {
        assertThat(standing("1.0", Outcome.PASSED, "0716")).isEmpty();
        assertThat(standing("1.0", Outcome.PASSED, "0717")).isEmpty();
    }

    private Optional<GradeStanding> standing(String raw, Outcome outcome, String field) {
        return GradeStandings.of(new Grade(raw, "de-1-5", outcome), List.of("0000", field), tables);
    }
}
