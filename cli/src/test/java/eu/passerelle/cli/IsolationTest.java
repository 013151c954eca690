package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.State;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All universities at once, the SIS of one hanging and that of another failing: the trouble of one is not another's. */
@Tag("slow")
class IsolationTest {

    private static final String HANGING = "twente";
    private static final String FAILING = "trento";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RESULTS = 120;
    /** Of each kind; the quickest counts, since other work of the machine only ever makes slower. */
    private static final int TRIES = 3;

    @Test
    void theOthersAreReadToTheEnd() throws Exception {
        assertThat(read(20, true)).isPositive();
    }

    @Test
    @Tag("full")
    void theOthersAreNotAFifthSlower() throws Exception {
        read(RESULTS, true); // compiles
        Duration alone = PATIENCE;
        Duration beside = PATIENCE;
        for (int i = 0; i < TRIES; i++) { // by turns, since a process gets quicker with time
            alone = shorter(alone, read(RESULTS, false));
            beside = shorter(beside, read(RESULTS, true));
        }

        double ratio = (double) beside.toMillis() / alone.toMillis();
        assertThat(ratio)
                .as(
                        "eleven universities: %d ms alone, %d ms beside a hanging and a failing one",
                        alone.toMillis(), beside.toMillis())
                .isLessThan(1.2);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @return how long it takes until everything of those without trouble has come to rest */
    private static Duration read(int results, boolean trouble) throws Exception {
        Site site = Site.ready("isolation").unscheduled();
        Set<String> well = new TreeSet<>(site.universities());
        well.removeAll(Set.of(HANGING, FAILING));
        if (!trouble) {
            site.keep(well);
        }
        try (DemoAlliance alliance = new DemoAlliance(site.file("data/demo"), results);
                SimulatedServer hanging = new SimulatedServer(0, exchange -> {});
                SimulatedServer failing = new SimulatedServer(0, exchange -> {})) {
            IntStream.range(0, 100).forEach(request -> hanging.hang());
            failing.down(true);
            Map<String, String> environment = site.environment(alliance, 0);
            environment.put("TWENTE_OOAPI", hanging.address() + "/v6");
            environment.put("TWENTE_OOAPI_TOKEN", hanging.address() + "/token");
            environment.put("TRENTO_ESSE3", failing.address() + "/e3rest/api");
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), environment))) {
                long begin = System.nanoTime();
                hub.sync(Set.copyOf(site.universities()));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> well.stream().allMatch(university -> atRest(hub, university)));
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                if (trouble) {
                    assertThat(lastRun(hub, HANGING).state()).isEqualTo(State.RUNNING);
                    assertThat(hanging.requests()).isPositive();
                    assertThat(lastRun(hub, FAILING).state()).isIn(State.WAITING, State.RUNNING);
                    assertThat(failing.requests()).isPositive();
                }
                assertThat(hub.journal().sums()).containsOnlyKeys(well);
                hanging.close();
                return took;
            }
        }
    }

    private static boolean atRest(RunningHub hub, String university) {
        return lastRun(hub, university).state() == State.DONE
                && hub.journal().sums().getOrDefault(university, Sums.NONE).inFlight() == 0;
    }

    private static SyncRun lastRun(RunningHub hub, String university) {
        return hub.journal().runs(university, 1).getFirst();
    }
}
