package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionExamplesTest {

    /** What an example may be taken from. */
    private static final List<String> SOURCES = List.of(
            "Council Recommendation ",
            "ECTS Users' Guide 2015",
            "European Standards and Guidelines 2015",
            "Lisbon Recognition Convention 1997",
            "National law: ",
            "Europass accreditation check: ",
            "Alliance policy: ");

    @Test
    void everyShippedExampleIsMetAndEveryRowHasOne() {
        List<ExampleResult> results = Tables.shipped().examples();

        assertThat(results.stream().filter(result -> !result.met()).map(ExampleResult::message))
                .as("repair the row or the example, in config/recognition")
                .isEmpty();
        for (RecognitionRule rule : Tables.shipped().rules()) {
            assertThat(results)
                    .as("an example of " + rule)
                    .anyMatch(result -> result.actual().endsWith(" by " + rule.id()));
        }
    }

    @Test
    void sixtyExamplesAndMoreSayWhatTheyAreTakenFrom() {
        List<ExampleResult> results = Tables.shipped().examples();

        assertThat(results).hasSizeGreaterThanOrEqualTo(60).allSatisfy(result -> {
            assertThat(result.name()).as(result.message()).isNotBlank();
            assertThat(SOURCES).as(result.message()).anyMatch(result.source()::startsWith);
        });
        assertThat(SOURCES)
                .allSatisfy(source -> assertThat(results)
                        .as("an example from: " + source)
                        .anyMatch(result -> result.source().startsWith(source)));
    }

    @Test
    void reportsAWrongExampleWithFileLineAndName(@TempDir Path directory) {
        Tables.copyTo(directory);
        Tables.edit(
                directory.resolve("catalogue.examples.csv"),
                "true,[],recognised,catalogue-complete",
                "true,[],declined,catalogue-complete");

        assertThat(unmet(directory))
                .containsExactly(
                        "catalogue.examples.csv, line 3: a course described in full: expected declined by"
                                + " catalogue-complete, but recognised by catalogue-complete",
                        "catalogue.examples.csv: expected an example of row 3 (catalogue-complete), but none meets it");
        assertThat(Recognition.open(directory))
                .satisfies(tables -> org.assertj.core.api.Assertions.assertThatThrownBy(tables::proven)
                        .isInstanceOf(DecisionTableInvalid.class)
                        .hasMessageContaining("line 3: a course described in full"));
    }

    @Test
    void reportsExamplesThatCannotBeRead(@TempDir Path directory) throws IOException {
        Tables.copyTo(directory);
        Tables.edit(directory.resolve("assessment-identity.examples.csv"), ",true,true,", ",yes,true,");
        Tables.edit(directory.resolve("level-credit.examples.csv"), "true,5,134,6", "true,\"5,0\",134,6");
        Tables.edit(directory.resolve("release.examples.csv"), "name,state,", "name,stat,");
        Tables.edit(directory.resolve("catalogue.examples.csv"), "true,[],", "true,");
        Tables.edit(directory.resolve("learning-path.examples.csv"), "a module of a degree programme", "");
        Files.delete(directory.resolve("quality-authority.examples.csv"));

        String told = String.join("\n", unmet(directory));

        assertThat(told)
                .contains("assessment-identity.examples.csv, line 3: ", "is true or false, not 'yes'")
                .contains("level-credit.examples.csv, line 3: ", "credits is a number, not '5,0'")
                .contains(
                        "release.examples.csv: ", "there is no fact 'stat'; did you mean 'state'? The facts are state")
                .contains("catalogue.examples.csv, line 3: expected 6 cells, but there are 5")
                .contains("learning-path.examples.csv, line 3: expected a name of its own and a source")
                .contains("quality-authority.examples.csv: expected examples of the table, but there are none");
    }

    @Test
    void theReadmeTellsEveryFactAndEveryTable() throws IOException {
        String readme = Files.readString(Tables.SHIPPED.resolve("README.md"));

        assertThat(Fact.names()).allSatisfy(fact -> assertThat(readme).contains("`" + fact + "`"));
        assertThat(Tables.shipped().tables())
                .allSatisfy(table -> assertThat(readme).contains("`" + table.name() + ".dmn`"));
    }

    @Test
    void shippedTablesDeclareWhatTheyAskAndNothingElse() throws IOException {
        for (DecisionTable table : Tables.shipped().tables()) {
            String text = Files.readString(Tables.SHIPPED.resolve(table.path()));
            String asked = text.substring(text.indexOf("<decisionTable")).replaceAll("\"[^\"]*\"", "");
            for (String fact : Fact.names()) {
                assertThat(text.contains("<inputData id=\"" + fact + "\""))
                        .as(table.path() + " declares " + fact)
                        .isEqualTo(asked.matches("(?s).*\\b" + fact + "\\b.*"));
            }
        }
    }

    /** Only the column is added; the file does not declare the fact. */
    @Test
    void aColumnMayAskForAFactThatTheFileDoesNotDeclare(@TempDir Path directory) {
        Tables.copyTo(directory);
        Tables.edit(
                directory.resolve("learning-path.dmn"),
                "<text>participation</text>",
                "<text>if language = null then participation else participation</text>");

        assertThat(Tables.problems(directory)).isEmpty();
        assertThat(unmet(directory)).isEmpty();
    }

    private static List<String> unmet(Path directory) {
        return Recognition.open(directory).examples().stream()
                .filter(result -> !result.met())
                .map(ExampleResult::message)
                .toList();
    }
}
