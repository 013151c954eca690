package eu.passerelle.portal.verify;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.portal.BadgeIssuer;
import eu.passerelle.verify.Accreditations;
import eu.passerelle.verify.Documents;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Trust;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The page alone, on a free port, trusting one issuer whose badges it has. */
@SpringBootApplication(scanBasePackages = "eu.passerelle.portal.verify")
class SampleVerifier {

    private static final BadgeIssuer TRUSTED = new BadgeIssuer();
    private static final BadgeIssuer STRANGER = new BadgeIssuer();
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final ConfigurableApplicationContext CONTEXT = SpringApplication.run(
            SampleVerifier.class,
            "--server.port=0",
            "--server.address=localhost",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");

    static URI page() {
        return URI.create("http://localhost:" + CONTEXT.getEnvironment().getProperty("local.server.port"))
                .resolve(VerifyApi.PATH);
    }

    static String good() {
        return TRUSTED.badge();
    }

    static String strange() {
        return STRANGER.badge();
    }

    static String changed() {
        return TRUSTED.changed();
    }

    @Bean
    VerifyDesk desk() {
        Trust trust = new Trust(List.of(), Set.of(TRUSTED.did()));
        return new VerifyDesk(() -> new Policy(
                trust, Documents.none(), Accreditations.NONE, Policy.EBSI_PILOT, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** One that stands, one that was replaced, one that was withdrawn. */
    @Bean
    IssuedCertificates certificates() {
        return number -> switch (number) {
            case "stands" ->
                Optional.of(new IssuedCertificates.Told(
                        "STANDS",
                        Achievements.TAMPERE.legalName(),
                        Achievements.full().completion().title(),
                        Achievements.full().completion().completedOn()));
            case "superseded", "revoked" ->
                Optional.of(new IssuedCertificates.Told(
                        number.toUpperCase(Locale.ROOT), Achievements.TAMPERE.legalName(), null, null));
            default -> Optional.empty();
        };
    }
}
