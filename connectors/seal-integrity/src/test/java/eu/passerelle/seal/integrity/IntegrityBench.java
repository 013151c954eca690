package eu.passerelle.seal.integrity;

import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.model.Achievement;
import java.net.URI;
import java.time.Duration;

/** Measures in a JVM of its own and exits with 0 where the promised rate is reached; run by {@code IntegrityRatesTest}. */
final class IntegrityBench {

    private static final System.Logger FIGURES = System.getLogger(IntegrityBench.class.getName());
    private static final double PROMISED = 1_000;

    private IntegrityBench() {}

    /** @param arguments seconds of each measurement */
    public static void main(String[] arguments) {
        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[0]));
        ThrowAwayKey key = ThrowAwayKey.make();
        URI issuer = URI.create(Multikey.did(key.publicKey()));
        DataIntegritySealer sealer = DataIntegritySealer.forKey(key, Achievements.HUB);
        Achievement full = Achievements.full();
        OpenBadgeRenderer badges = OpenBadgeRenderer.forProof(university -> issuer);
        ClrRenderer records = new ClrRenderer(university -> issuer);

        IntegrityRates badge = IntegrityRates.measure(key, sealer, () -> badges.render(full, Fixtures.BOUND), duration);
        IntegrityRates record = IntegrityRates.measure(key, sealer, () -> records.render(full), duration);

        report("Open Badge", badge);
        report("CLR of three parts", record);
        System.exit(badge.twoThreads().credentials() >= PROMISED ? 0 : 1);
    }

    private static void report(String what, IntegrityRates rates) {
        FIGURES.log(System.Logger.Level.INFO, what + ", one thread: " + rates.oneThread());
        FIGURES.log(System.Logger.Level.INFO, what + ", two threads: " + rates.twoThreads());
    }
}
