package eu.passerelle.routes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.http.CallWatch;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.Passage.Passed;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What counting costs, beside what is counted, in the same run. */
class FlowCostTest {

    private static final int BATCH = 50;
    private static final int BATCHES = 200;
    private static final int CREDENTIALS = 12;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FlowRecorder recorder = new FlowRecorder(new FlowMeters(registry), FlowTraces.OFF, new RecentFlow());
    private final CallWatch calls = new CallMeters(registry).apply("target", "europass");
    private final SealMeters seals = new SealMeters(registry);
    private final List<UUID> transfers =
            IntStream.range(0, BATCH).mapToObj(n -> UUID.randomUUID()).toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void countingATransferCostsLessThanAHundredthOfWritingAndSealingItsCredential(TestReporter reporter)
            throws IOException {
        var trial = new Workbench(configuration()).trial("kuu");
        long count = nanoseconds(BATCHES, this::threeSteps) / BATCH;

        long credential = nanoseconds(CREDENTIALS, () -> trial.issue("elm"));

        reporter.publishEntry(
                Map.of("counting, ns a transfer", "" + count, "writing and sealing, ns", "" + credential));
        assertThat(count).isPositive().isLessThan(credential / 100);
        assertThat(registry.scrape())
                .contains("passerelle_step_transfers_total{outcome=\"issued\",step=\"credential\",university=\"kuu\"}");
    }

    /** Of CPU, for one; the first half warms up. */
    private static long nanoseconds(int times, Runnable work) {
        for (int i = 0; i < times / 2; i++) {
            work.run();
        }
        long before = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (CPU.getCurrentThreadCpuTime() - before) / times;
    }

    /** All that is counted of a batch on its whole way. */
    private void threeSteps() {
        try (Passage page = recorder.page("kuu")) {
            page.passed(transfers, "read");
            page.counted("rejected", 1);
        }
        step(Step.CREDENTIAL, "", "issued");
        step(Step.DELIVER, "europass", "delivered");
    }

    private void step(Step step, String target, String outcome) {
        try (Passage passage = recorder.order(step, target, null, System.currentTimeMillis())) {
            for (UUID transfer : transfers) {
                long began = System.nanoTime();
                if (step == Step.CREDENTIAL) {
                    seals.accept("elm", 500_000);
                } else {
                    calls.ended(201, 3_000_000);
                }
                passage.passed(new Passed(transfer, "kuu", outcome, began, System.nanoTime(), 12.5));
            }
        }
    }

    private Configuration configuration() throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("secret"), "correct horse");
        Files.writeString(home.resolve("hub.yaml"), """
                instance: test
                outgoing: [localhost]
                seal: {protocol: dss, keystore: seal.p12, password: "${file:secret}", demo: true}
                targets:
                  europass: {protocol: europass-wallet, base: "http://localhost:1"}
                """);
        Files.writeString(home.resolve("universities/kuu.yaml"), """
                id: kuu
                name: {en: A University}
                country: NLD
                languages: [en]
                timeZone: Europe/Amsterdam
                sis: {protocol: ooapi, base: "http://localhost:1/v6", version: V6}
                targets: [europass]
                """);
        return Configuration.load(home, Map.of());
    }
}
