package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeStatisticsTest {

    private static final String HEAD =
            "# source: registrar\n# date: 2026-10-01\nscale,isced,first,last,grade,results\n";

    @TempDir
    Path home;

    @Test
    void readsOneFileAUniversity() throws IOException {
        write("tampere.csv", "fi-0-5,0613,2023,2024,5,100\nfi-0-5,0613,2023,2024,4,100\nfi-0-5,06,2023,2024,5,9\n");
        write("README.md", "not a table");

        GradeStatistics statistics = GradeStatistics.read(home);

        assertThat(statistics.tables("tampere")).isEqualTo(2);
        assertThat(statistics.tables("trento")).isZero();
    }

    @Test
    void findsTheStandingOfAGradeInTheShippedConfiguration() {
        Path shipped = Path.of("../config");
        LearningOpportunity opportunity =
                CatalogueFile.read(shipped, "tampere").entries().getFirst();
        GradeStatistics statistics = GradeStatistics.read(shipped);

        GradeStanding standing = statistics.standing(completion("tampere", "5"), opportunity);

        assertThat(standing).isNotNull().satisfies(found -> {
            assertThat(opportunity.iscedF()).allMatch(field -> found.table().covers(field));
            assertThat(found.higher()).isZero();
            assertThat(found.equal()).isEqualTo(13);
        });
        assertThat(statistics.standing(completion("tampere", "HYV"), opportunity))
                .isNull();
        assertThat(statistics.standing(completion("trento", "5"), opportunity)).isNull();
    }

    private static Completion completion(String university, String grade) {
        return new Completion(
                new CompletionKey(university, "1"),
                new Learner(List.of(new PersonName("Aino", "Virtanen", null, null)), null, List.of()),
                "MC-100",
                LocalizedText.of("en", "Data Ethics 1"),
                Completion.State.FINAL,
                new Grade(grade, "fi-0-5", Grade.Outcome.PASSED),
                null,
                LocalDate.of(2026, 6, 1),
                null,
                null,
                null,
                null);
    }

    @Test
    void needsNoFolder() {
        assertThat(GradeStatistics.read(home).tables("tampere")).isZero();
    }

    @Test
    void tellsFileAndLineOfWhatIsWrong() throws IOException {
        write("tampere.csv", "fi-0-5,0613,2023,2024,5,100\nfi-0-5,0613,2023,2024,6,100\nfi-0-5,0613,2023,2024,4,x\n");

        assertThatThrownBy(() -> GradeStatistics.read(home))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("tampere.csv")
                .hasMessageContaining("line 6: 'x' is no number of results")
                .hasMessageContaining("'6' is no grade of the scale");
    }

    @Test
    void takesWhatASisToldWhereThereIsNoFile() throws IOException {
        write("tampere.csv", "fi-0-5,0613,2023,2024,5,100\nfi-0-5,0613,2023,2024,4,100\n");

        GradeStatistics statistics = GradeStatistics.read(
                home,
                Map.of(
                        "tampere", List.of(told("tampere", "fi-0-5", "5")),
                        "aveiro", List.of(told("aveiro", "pt-0-20", "10-20"), told("aveiro", "pt-0-20", "21"))));

        assertThat(statistics.of("tampere").all())
                .as("the file wins")
                .singleElement()
                .satisfies(table -> assertThat(table.table().source()).startsWith("registrar"));
        assertThat(statistics.of("aveiro").all()).hasSize(1);
        assertThat(statistics.unusable()).singleElement().asString().contains("aveiro", "'21' is no grade");
    }

    @Test
    void areReadAgainWhileTheHubRunsAndStayWhereAFileIsWrong() throws IOException {
        Map<String, List<GradeFrequencies>> told = new HashMap<>();
        GradeKeeper keeper = new GradeKeeper(home, () -> Map.copyOf(told));
        assertThat(keeper.get().tables("tampere")).isZero();

        write("tampere.csv", "fi-0-5,0613,2023,2024,5,100\nfi-0-5,0613,2023,2024,4,100\n");
        told.put("aveiro", List.of(told("aveiro", "pt-0-20", "10-20")));
        keeper.refresh();

        assertThat(keeper.get().tables("tampere")).isEqualTo(1);
        assertThat(keeper.get().tables("aveiro")).isEqualTo(1);
        String before = keeper.get().fingerprint();

        write("tampere.csv", "fi-0-5,0613,2023,2024,9,100\n");
        keeper.refresh();

        assertThat(keeper.get().fingerprint()).isEqualTo(before);
    }

    private static GradeFrequencies told(String university, String scale, String label) {
        return new GradeFrequencies(
                university,
                scale,
                "0613",
                null,
                null,
                null,
                "EWP, gradeConversionTable",
                List.of(new GradeFrequencies.Frequency(label, BigDecimal.valueOf(100))));
    }

    private void write(String name, String rows) throws IOException {
        Path folder = Files.createDirectories(home.resolve("grades"));
        Files.writeString(folder.resolve(name), HEAD + rows);
    }
}
