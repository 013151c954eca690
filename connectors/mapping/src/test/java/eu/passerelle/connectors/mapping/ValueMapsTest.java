package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.OutgoingAddresses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value maps as a reviewed file. */
class ValueMapsTest {

    private static final String HEADER = String.join(",", ValueRow.COLUMNS) + "\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,G,passed,,,R,2026-01-01,s                                       | line 2: 'map' and 'code'
                    o,G,passed,2026,,R,2026-01-01,s                                  | line 2: 'validFrom' is no date
                    o,G,passed,2026-02-01,2026-01-01,R,2026-01-01,s                  | line 2: 'validTo' is before
                    o,G,passed,,,R,,s                                                | line 2: 'reviewedBy' and
                    o,G,passed                                                       | line 2: a row needs 8 cells
                    o,G,a,,,R,2026-01-01,s;o,G,b,2026-01-01,,R,2026-01-01,s          | line 3: the code 'G'
                    """)
    void nameTheLineOfWhatIsWrong(String rows, String words) {
        assertThatThrownBy(() -> ValueMaps.of("values.csv", HEADER + rows.replace(';', '\n') + "\n"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("values.csv")
                .hasMessageContaining(words);
    }

    @Test
    void refuseOtherColumns() {
        assertThatThrownBy(() -> ValueMaps.of("values.csv", "code,value\nG,passed\n"))
                .hasMessageContaining("columns must be map,code,value");
    }

    @Test
    void areReadAnewWhenTheFileHasChanged(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("kaunas.values.csv");
        Files.writeString(file, HEADER + "outcome,G,passed,,,R,2026-01-01,s\n");
        ValueMaps before = ValueMaps.read(file);

        Files.writeString(file, HEADER + "outcome,G,passed,,,R,2026-01-01,s\noutcome,H,failed,,,R,2026-01-01,s\n");
        ValueMaps after = ValueMaps.read(file);

        assertThat(before.find("outcome", "H", null).known()).isFalse();
        assertThat(after.find("outcome", "H", null).value()).isEqualTo("failed");
    }

    @Test
    void missingMapsAreToldBeforeAnyRecordIsRead(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("v.csv"), HEADER + "state,G,final,,,R,2026-01-01,s\n");
        RecordMapping mapping = Kaunas.mapping(Map.of("values", "\"v.csv\""));

        assertThatThrownBy(() -> RecordMapper.of(sis(folder), mapping))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("kaunas")
                .hasMessageContaining("[outcome]");
    }

    @Test
    void missingFileIsTold(@TempDir Path folder) {
        RecordMapping mapping = Kaunas.mapping(Map.of("values", "\"none.csv\""));

        assertThatThrownBy(() -> RecordMapper.of(sis(folder), mapping))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("none.csv");
    }

    private static SisContext<String> sis(Path home) {
        return new SisContext<>(
                Kaunas.UNIVERSITY, "", Limits.DEFAULT, new OutgoingAddresses(List.of()), home, Clock.systemUTC());
    }
}
