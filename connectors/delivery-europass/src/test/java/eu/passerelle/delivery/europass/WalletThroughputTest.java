package eu.passerelle.delivery.europass;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.testkit.SampleCompletion;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.wallet.WalletSimulator;
import eu.passerelle.simulators.wallet.WalletTuning;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures client and simulator in one process, 8 deliveries of 60 KB at once over loopback. */
@Tag("full")
class WalletThroughputTest {

    private static final System.Logger LOG = System.getLogger(WalletThroughputTest.class.getName());
    private static final int AT_ONCE = 8;
    private static final int BYTES = 60_000;

    private final Recipient recipient = new Recipient("europass.eu/anna", null, "en");
    private final University university = new University(
            "kuu",
            new Organisation(LocalizedText.of("en", "University of Kuu"), "FIN", null, "kuu.example", null),
            List.of("en"),
            ZoneId.of("Europe/Helsinki"));

    @Test
    void deliversAThousandASecond() throws InterruptedException {
        try (WalletSimulator wallet = new WalletSimulator(0, new WalletTuning(2_000, 1 << 20, null))) {
            run(wallet, samples(4_000));
            double best = IntStream.range(0, 4)
                    .mapToDouble(round -> measured(wallet, samples(4_000)))
                    .max()
                    .orElseThrow();

            assertThat(wallet.held())
                    .hasSize(20_000)
                    .allSatisfy((id, copies) -> assertThat(copies).isOne());
            assertThat(best).isGreaterThan(1_000);
        }
    }

    private double measured(WalletSimulator wallet, List<Credential> credentials) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        try {
            run(wallet, credentials);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double milliseconds = (system.getProcessCpuTime() - cpu) / 1e6 / credentials.size();
        double rate = credentials.size() / seconds;
        LOG.log(
                System.Logger.Level.INFO,
                String.format("%.0f deliveries/s, %.3f ms CPU each (client and simulator)", rate, milliseconds));
        return rate;
    }

    private void run(WalletSimulator wallet, List<Credential> credentials) throws InterruptedException {
        TargetContext<EuropassWalletSettings> context = new TargetContext<>(
                "europass",
                EuropassWalletSettings.of(wallet.address()),
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                Clock.systemUTC());
        EuropassWalletTarget target = new EuropassWalletTarget();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Credential credential : credentials) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        target.deliver(
                                context,
                                new Delivery(
                                        "t",
                                        credential,
                                        recipient,
                                        university,
                                        SampleCompletion.titled(LocalizedText.of("en", "Data Ethics"))));
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    /** Made before the clock starts. */
    private static List<Credential> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleCredential.sealed(UUID.randomUUID(), BYTES))
                .toList();
    }
}
