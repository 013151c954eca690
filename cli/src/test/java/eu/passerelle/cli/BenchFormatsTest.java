package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cli.bench.FormatBench;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.portal.status.StatusAddress;
import eu.passerelle.routes.IssuingTrial;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BenchFormatsTest {

    @TempDir
    private Path data;

    @Test
    void measuresWithAPlaceWhereTheFormatHasAStatus() throws InterruptedException {
        FormatBench.Figures wallet = measure("dc+sd-jwt", Duration.ofMillis(200));
        FormatBench.Figures europass = measure("elm", Duration.ofMillis(200));

        assertThat(wallet.credentials()).isPositive();
        assertThat(wallet.placed()).isNotNull().isPositive();
        assertThat(europass.credentials()).isPositive();
        assertThat(europass.placed()).isNull();
    }

    @Test
    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    void twoThousandWalletCredentialsASecondOfWhichAPlaceForEachLeavesFourFifths() throws InterruptedException {
        FormatBench.Figures figures = measure("dc+sd-jwt", Duration.ofSeconds(6));

        assertThat(figures.credentials()).as(figures.toString()).isGreaterThan(2_000);
        assertThat(figures.kept()).as(figures.toString()).isGreaterThan(0.8);
    }

    /** With the keys of the hub, on all cores. */
    @Test
    @Tag("full")
    void aThousandBadgesASecondAreWrittenCheckedAndSealed() throws InterruptedException {
        FormatBench.Figures figures = measure("openbadge", Duration.ofSeconds(6));

        assertThat(figures.credentials()).as(figures.toString()).isGreaterThan(1_000);
    }

    private FormatBench.Figures measure(String format, Duration duration) throws InterruptedException {
        Site site = Site.fresh("bench-formats");
        IssuingTrial trial = new Workbench(Configuration.sketch(site.config(), Map.of(), "tampere")).trial("tampere");
        // with all that a real journal does for durability
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data.resolve(format), true);
                JournalDatabase journal = new JournalDatabase(server.url(), server.user(), "")) {
            return FormatBench.measure(
                    trial,
                    new StatusLists(journal),
                    new StatusAddress(URI.create("https://hub.example")),
                    format,
                    duration);
        }
    }
}
