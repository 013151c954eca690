package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusRatesTest {

    @Test
    void placesCostFarLessThanAFifthOfTheFastestFormat(@TempDir Path data) {
        measure(data, Duration.ofSeconds(3));
    }

    @Test
    @Tag("full")
    void placesCostFarLessThanAFifthOfTheFastestFormatForAWhile(@TempDir Path data) {
        measure(data, Duration.ofSeconds(8));
    }

    /** With all that a real journal does for durability, on whatever else this machine does meanwhile. */
    private static void measure(Path data, Duration each) {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data, true);
                JournalDatabase database = new JournalDatabase(server.url(), server.user(), "")) {
            StatusRates rates = StatusRates.measure(database, each);

            Logger.getLogger(StatusRatesTest.class.getName())
                    .info(
                            "%.0f rows/s, %.0f with a place each, %.0f places/s: %.0f us a credential; of 2,000/s %.2f stay"
                                    .formatted(
                                            rates.inserts(),
                                            rates.insertsWithPlaces(),
                                            rates.places(),
                                            rates.microseconds(),
                                            rates.kept(2_000)));
            assertThat(rates.kept(2_000)).isGreaterThan(0.8);
            assertThat(database.jdbc().queryForObject("select count(*) from status_list", Integer.class))
                    .isZero();
        }
    }
}
