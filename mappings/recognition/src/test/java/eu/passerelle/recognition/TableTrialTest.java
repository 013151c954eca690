package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTrialTest {

    private static String shipped(String file) {
        try {
            return Files.readString(Tables.SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TableTrial trial(String from, String to) {
        String table = shipped("stacking.dmn");
        assertThat(table).contains(from);
        return TableTrial.of("stacking@2027-01-01.dmn", table.replace(from, to), shipped("stacking.examples.csv"));
    }

    @Test
    void runsTheExamplesOfATableThatIsFine() {
        TableTrial trial = trial("hitPolicy", "hitPolicy");

        assertThat(trial.problems()).isEmpty();
        assertThat(trial.passes()).isTrue();
        assertThat(trial.examples()).hasSize(17).allMatch(ExampleResult::met);
        assertThat(trial.view()).satisfies(view -> {
            assertThat(view.key()).isEqualTo("stacking");
            assertThat(view.from()).isEqualTo("2027-01-01");
            assertThat(view.rows()).hasSize(8);
            assertThat(view.lines()).contains("stacking-too-low: EQF level of the lowest part < 4 -> declined: A part");
        });
    }

    @Test
    void showsWhichExamplesAnotherTableContradicts() {
        TableTrial trial = trial("&lt; 4", "&lt; 3");

        assertThat(trial.passes()).isFalse();
        assertThat(trial.examples())
                .filteredOn(example -> !example.met() && !example.name().isEmpty())
                .extracting(ExampleResult::name)
                .containsExactly("a part of school level", "one part below higher education");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <text>&lt; 4</text>    | <text></text>              | 3 | 3 | is empty
            <text>&lt; 4</text>    | <text>"five"</text>        | 3 | 3 | the column is a number
            <text>partLevel</text> | <text>partLevels</text>    | 0 | 3 | there is no fact 'partLevels'; did you mean 'partLevel'
            "declined"</text>      | declined</text>            | 2 | 0 | decision is
            hitPolicy="FIRST"      | hitPolicy="UNIQUE"         | 2 | 0 | overlaps with row 1
            </decisionTable>       | <rest/>                    | 0 | 0 | is not well-formed XML
            """)
    void saysWhichCellIsWrongAndWhatToDo(String from, String to, int row, int cell, String says) {
        TableTrial trial = trial(from, to);

        assertThat(trial.view()).isNull();
        assertThat(trial.problems()).anySatisfy(problem -> {
            assertThat(problem.says()).contains(says);
            assertThat(problem.row()).isEqualTo(row);
            assertThat(problem.cell()).isEqualTo(cell);
        });
    }

    @Test
    void writesADashWhereAnEditorLeavesACellEmpty() {
        String emptied = shipped("stacking.dmn")
                .replaceFirst("<text>-</text>", "<text></text>")
                .replaceFirst("<text>-</text>", "<text />")
                .replaceFirst("<text>-</text>", "<text>\n  </text>");

        assertThat(TableTrial.filled(emptied)).isEqualTo(shipped("stacking.dmn"));
    }

    @Test
    void knowsWhereATablesFileBelongs() {
        assertThat(TableTrial.path("awarding/aveiro/release", LocalDate.of(2027, 1, 1)))
                .isEqualTo("awarding/aveiro/release@2027-01-01.dmn");
        assertThatThrownBy(() -> TableTrial.path("../release", null)).isInstanceOf(DecisionTableInvalid.class);
    }
}
