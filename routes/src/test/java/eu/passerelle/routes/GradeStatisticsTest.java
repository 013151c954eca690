package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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

    private void write(String name, String rows) throws IOException {
        Path folder = Files.createDirectories(home.resolve("grades"));
        Files.writeString(folder.resolve(name), HEAD + rows);
    }
}
