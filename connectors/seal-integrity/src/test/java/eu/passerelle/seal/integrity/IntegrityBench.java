package eu.passerelle.seal.integrity;

import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.clr.ClrValidator;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.credentials.openbadge.OpenBadgeValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

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

        OpenBadgeRenderer pictured = Fixtures.pictured(issuer);

        IntegrityRates badge = IntegrityRates.measure(
                key, sealer, checked(() -> badges.render(full, Fixtures.BOUND), new OpenBadgeValidator()), duration);
        report("Open Badge", badge);
        report(
                "Open Badge with a picture",
                IntegrityRates.measure(
                        key, sealer, checked(() -> pictured.render(full), new OpenBadgeValidator()), duration));
        report(
                "CLR of three parts",
                IntegrityRates.measure(key, sealer, checked(() -> records.render(full), new ClrValidator()), duration));
        System.exit(badge.twoThreads().credentials() >= PROMISED ? 0 : 1);
    }

    /** As the flow does it: nothing is sealed that has not been checked. */
    private static Supplier<Credential> checked(Supplier<Credential> maker, CredentialValidator validator) {
        return () -> {
            Credential made = maker.get();
            if (!validator.validate(made.content()).isEmpty()) {
                throw new IllegalStateException("a credential that is not valid");
            }
            return made;
        };
    }

    private static void report(String what, IntegrityRates rates) {
        FIGURES.log(System.Logger.Level.INFO, what + ", one thread: " + rates.oneThread());
        FIGURES.log(System.Logger.Level.INFO, what + ", two threads: " + rates.twoThreads());
    }
}
