package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.ebsi.DidKey;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.ebsi.EbsiRenderer;
import eu.passerelle.credentials.ebsi.EbsiValidator;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.credentials.sdjwt.SdJwtValidator;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Measures the formats of this module as they are issued: rendered, checked by our validator, and sealed. */
final class FormatBench {

    private static final double WANTED = 2000;

    private FormatBench() {}

    /** @param arguments seconds to measure each format; ends with 1 where SD-JWT VC is slower than promised */
    public static void main(String[] arguments) {
        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[0]));
        TestKey key = TestKey.p256();
        Binding binding = Learners.bound(Learners.wallet(), URI.create("https://hub.example/public/status/1"));
        Achievement achievement = Learners.achievement(Learners.LUKASZ);
        SdJwtType type = SdJwtType.standard(SdJwtType.DEFAULT);
        FormatRates sdJwt = FormatRates.measure(
                key,
                issuing(
                        Learners.renderer(type),
                        new SdJwtValidator(type),
                        new SdJwtSealer(key, Achievements.HUB, "key-1", 0),
                        achievement,
                        binding),
                duration);
        String did = DidKey.of(PublicJwk.of(key.publicKey()));
        EbsiIssuer issuer = new EbsiIssuer(
                did,
                URI.create("https://api-pilot.ebsi.eu/trusted-schemas-registry/v3/schemas/zOurs"),
                List.of(),
                null,
                null);
        FormatRates ebsi = FormatRates.measure(
                key,
                issuing(
                        new EbsiRenderer(university -> issuer),
                        new EbsiValidator(),
                        new EbsiSealer(key, Achievements.HUB, DidKey.keyId(did)),
                        achievement,
                        binding),
                duration);
        System.getLogger(FormatBench.class.getName())
                .log(System.Logger.Level.INFO, "SD-JWT VC " + sdJwt + "\nEBSI " + ebsi);
        System.exit(sdJwt.twoThreads().credentials() >= WANTED ? 0 : 1);
    }

    private static Supplier<Credential> issuing(
            CredentialRenderer renderer,
            CredentialValidator validator,
            CredentialSealer sealer,
            Achievement achievement,
            Binding binding) {
        Instant now = Instant.parse("2026-07-01T00:00:00Z");
        return () -> {
            Credential credential = renderer.render(achievement, binding);
            if (!validator.validate(credential.content()).isEmpty()) {
                throw new IllegalStateException("not valid");
            }
            return sealer.seal(credential, now);
        };
    }
}
