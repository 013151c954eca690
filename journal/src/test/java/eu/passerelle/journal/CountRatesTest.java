package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountRatesTest {

    /** A journal without counts and their indexes writes faster, not slower: else the comparison is none. */
    @Test
    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    void theBareJournalWritesFaster(@TempDir Path one, @TempDir Path other) {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(one, true);
                EmbeddedDatabase second = EmbeddedDatabase.start(other, true);
                JournalDatabase asIs = new JournalDatabase(first.url(), first.user(), "");
                JournalDatabase bare = new JournalDatabase(second.url(), second.user(), "")) {
            CountRates rates = CountRates.measure(asIs, bare, Duration.ofSeconds(20));

            Logger.getLogger(CountRatesTest.class.getName())
                    .info("%.0f transfers/s with counts, %.0f without".formatted(rates.with(), rates.without()));
            assertThat(rates.lost()).isGreaterThan(-0.1);
        }
    }
}
