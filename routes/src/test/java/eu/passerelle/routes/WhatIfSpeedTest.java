package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.PolicyDesk.Trial;
import eu.passerelle.dashboard.PolicyDesk.WhatIf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full") // a hundred thousand decisions are not for every build
class WhatIfSpeedTest {

    @Test
    void judgesAHundredThousandPastDecisionsWithinAMinute(@TempDir Path home) {
        try (PolicyJournal journal = new PolicyJournal(home)) {
            PolicyKeeper keeper = journal.keeper();
            SamplePast.fill(journal.database.jdbc(), keeper, 100_000, LocalDate.of(2026, 11, 1));
            String smaller = journal.text("level-credit.dmn")
                    .replace("(0..60]", "(0..40]")
                    .replace("&gt; 60", "&gt; 40");
            long begin = System.nanoTime();

            WhatIf found = new Deciding(keeper, journal.decisions(), Clock.systemUTC())
                    .whatIf(new Trial(Map.of("level-credit.dmn", smaller), false, null, null, false));

            Duration used = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(used).isLessThan(Duration.ofSeconds(60));
            assertThat(found.decisions()).isEqualTo(100_000);
            assertThat(found.transfers()).hasSize(20_000).hasSize((int) found.changed());
            Logger.getLogger(getClass().getName()).info("what-if over 100,000 decisions: " + used);
        }
    }
}
