package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be read are quarantined whole, and hold up no other. */
class DamagedZipTest extends ZipFiles {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    oneroster.version,1.2 | oneroster.version,1.0 | oneroster.version
                    file.results,bulk     | file.results,full     | neither bulk nor delta nor absent
                    file.users,bulk       | file.users,"bulk   | manifest.csv is damaged, or no CSV
                    """)
    void quarantinesAManifestItDoesNotUnderstand(String line, String instead, String reason) throws IOException {
        Map<String, String> files = files("bulk", RESULTS + GOOD);
        files.compute("manifest.csv", (name, text) -> String.valueOf(text).replace(line, instead));
        drop("1.zip", zip(files, StandardCharsets.UTF_8));

        assertQuarantined(reason);
    }

    @ParameterizedTest
    @CsvSource({"manifest.csv", "results.csv", "users.csv"})
    void quarantinesAFileWithoutOneThatTheManifestNames(String missing) throws IOException {
        Map<String, String> files = files("bulk", RESULTS + GOOD);
        files.remove(missing);
        drop("1.zip", zip(files, StandardCharsets.UTF_8));

        assertQuarantined("no " + missing);
    }

    @Test
    void quarantinesAnotherEncodingThanUtf8() throws IOException {
        drop("1.zip", zip(files("bulk", RESULTS + GOOD), StandardCharsets.ISO_8859_1));

        assertQuarantined("users.csv is damaged, or no CSV in UTF-8");
    }

    @Test
    void quarantinesColumnsThatAreNamedTwice() throws IOException {
        drop("1.zip", zip("bulk", RESULTS.replace("scoreDate", "score") + GOOD));

        assertQuarantined("does not name its columns once each");
    }

    @Test
    void quarantinesWhatIsNoZip() throws IOException {
        drop("1.zip", "PK but no zip".getBytes(StandardCharsets.UTF_8));

        assertQuarantined("no readable zip");
    }

    @Test
    void quarantinesWhatUnpacksToTooMuch() throws IOException {
        Map<String, String> files = files("bulk", RESULTS + GOOD);
        files.put("users.csv", "sourcedId,givenName\r\n" + "u,aaaaaaaaaaaaaaaaaaaa\r\n".repeat(250_000));
        byte[] bomb = zip(files, StandardCharsets.UTF_8);
        drop("1.zip", bomb);

        assertThat(bomb.length).isLessThan(100_000);
        assertQuarantined("users.csv unpacks to more than the limit");
    }

    @Test
    void quarantinesAnEntryThatIsDamagedAndReadsTheNextFile() throws IOException {
        StringBuilder rows = new StringBuilder(RESULTS);
        for (int i = 0; i < 500; i++) {
            rows.append(GOOD.replace("r1", "r" + i * 7919));
        }
        byte[] damaged = zip("bulk", rows.toString());
        int middle = damaged.length - 1_500;
        for (int i = 0; i < 40; i++) {
            damaged[middle + i] ^= 0x55;
        }
        drop("1.zip", damaged);
        drop("2.zip", zip("delta", RESULTS + GOOD));

        Reading reading = read();

        assertThat(reading.reported()).containsKey("r1");
        assertThat(reading.complete()).isEmpty();
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("results.csv is damaged"));
    }

    private void assertQuarantined(String reason) {
        Reading reading = read();

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains(reason));
        assertThat(inbox.resolve("quarantine")).isNotEmptyDirectory();
    }
}
