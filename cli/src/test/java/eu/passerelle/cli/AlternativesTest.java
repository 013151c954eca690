package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Universities that could be read in another way than in the demo: by the file that the connector's README shows. */
@Tag("slow")
class AlternativesTest {

    private static final Pattern FILE = Pattern.compile("(?s)## Settings.*?```yaml\\R(.*?\\Rid: ([a-z-]+)\\R.*?)```");

    private final Site site = Site.ready("alternatives").keep(List.of());

    @Test
    void theFilesInTheReadmesReadWhatTheSimulatorsHold() throws IOException {
        for (String alternative : DemoAlliance.alternatives()) {
            String system = alternative.substring(alternative.indexOf('-') + 1);
            Matcher file =
                    FILE.matcher(Files.readString(Site.root().resolve("connectors/sis-" + system + "/README.md")));
            assertThat(file.find())
                    .as("connectors/sis-%s/README.md shows a whole file", system)
                    .isTrue();
            site.write("universities/" + file.group(2) + ".yaml", file.group(1));
        }
        site.write("catalogue/insa-pegase.csv", Files.readString(site.config().resolve("catalogue/insa.csv")));
        site.unscheduled();

        try (DemoAlliance alliance = new DemoAlliance(site.file("data/demo"), 30, DemoAlliance.alternatives());
                RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
            hub.syncToRest();

            assertThat(alliance.universities())
                    .hasSameSizeAs(hub.journal().sums().entrySet());
            for (DemoUniversity university : alliance.universities()) {
                assertThat(hub.journal().sums())
                        .contains(Map.entry(university.campus().id(), Expected.sums(university)));
            }
            Accounts.assertWalletHoldsDelivered(alliance.wallet(), hub.jdbc());
            Accounts.assertMailHoldsDelivered(alliance.mail(), hub.jdbc());
        }
    }
}
