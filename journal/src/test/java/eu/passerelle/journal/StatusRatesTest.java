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
    @Tag("full")
    void placesCostFarLessThanAFifthOfTheFastestFormat(@TempDir Path data) {
        // with all that a real journal does for durability
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data, true);
                JournalDatabase database = new JournalDatabase(server.url(), server.user(), "")) {
            StatusRates rates = StatusRates.measure(database, Duration.ofSeconds(8));

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
