package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionExamplesTest {

    @Test
    void everyShippedExampleIsMetAndEveryRowHasOne() {
        List<ExampleResult> results = RecognitionExamples.run(Tables.SHIPPED);

        assertThat(results).hasSizeGreaterThan(Tables.shipped().rules().size());
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
    void reportsAWrongExampleWithFileAndLine(@TempDir Path directory) {
        Tables.copyTo(directory);
        Tables.edit(
                directory.resolve("quality.examples.csv"),
                "internal,recognised,quality-internal",
                "internal,declined,quality-internal");

        assertThat(unmet(directory))
                .containsExactly(
                        "quality.examples.csv, line 4: expected declined by quality-internal, "
                                + "but recognised by quality-internal",
                        "quality.examples.csv: expected an example of row 2 (quality-internal), but none meets it");
    }

    @Test
    void reportsExamplesThatCannotBeRead(@TempDir Path directory) throws IOException {
        Tables.copyTo(directory);
        Tables.edit(directory.resolve("identity.examples.csv"), "true,true,", "yes,true,");
        Tables.edit(directory.resolve("level-credit.examples.csv"), "true,5,6,", "true,\"5,0\",6,");
        Tables.edit(directory.resolve("release.examples.csv"), "state,", "stat,");
        Tables.edit(directory.resolve("catalogue.examples.csv"), "true,[],", "true,");
        Files.delete(directory.resolve("quality.examples.csv"));

        String told = String.join("\n", unmet(directory));

        assertThat(told)
                .contains("identity.examples.csv, line 3: expected recognised by identity-known, "
                        + "but learnerIdentified is true or false, not 'yes'")
                .contains("level-credit.examples.csv, line 3:", "credits is a number, not '5,0'")
                .contains("release.examples.csv: ", "there is no fact 'stat'; the facts are state")
                .contains("catalogue.examples.csv, line 3: expected 4 cells, but there are 3")
                .contains("quality.examples.csv: expected examples of the table, but there are none");
    }

    @Test
    void everyTableDeclaresEveryFactAndTheReadmeTellsIt() throws IOException {
        String readme = Files.readString(Tables.SHIPPED.resolve("README.md"));
        for (String fact : Fact.names()) {
            assertThat(readme).as("README.md").contains("`" + fact + "`");
            for (DecisionTableFile table : Tables.shipped().tables()) {
                assertThat(Files.readString(Tables.SHIPPED.resolve(table.name() + ".dmn")))
                        .as(table.name() + ".dmn declares every fact, so that a column may ask for it")
                        .contains("<inputData id=\"" + fact + "\"")
                        .contains("<requiredInput href=\"#" + fact + "\"");
            }
        }
    }

    private static List<String> unmet(Path directory) {
        return RecognitionExamples.run(directory).stream()
                .filter(result -> !result.met())
                .map(ExampleResult::message)
                .toList();
    }
}
