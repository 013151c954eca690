package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
