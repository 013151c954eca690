package eu.passerelle.sis.lti;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.lti.LtiSimulator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests, and the hub's key on its platform. */
final class Kaunas {

    static final KeyPair OURS = EwpSignatures.newKey();
    static final KeyPair OTHER = EwpSignatures.newKey();

    static final University UNIVERSITY = new University(
            "kaunas",
            new Organisation(LocalizedText.of("en", "Kaunas University of Technology"), "LTU", null, "ktu.lt", null),
            List.of("en", "lt"),
            ZoneId.of("Europe/Vilnius"));

    private Kaunas() {}

    static LtiSimulator simulator(Campus campus) {
        return new LtiSimulator(0, campus, "passerelle", "key-1", OURS.getPublic(), 10);
    }

    static LtiSettings settings(LtiSimulator simulator, Campus campus, KeyPair key) {
        List<LtiSettings.Context> contexts = campus.courses().stream()
                .map(course -> new LtiSettings.Context(
                        course.code(), simulator.lineItems(course), simulator.memberships(course), null, null))
                .toList();
        return settings(simulator, contexts, key);
    }

    static LtiSettings settings(LtiSimulator simulator, List<LtiSettings.Context> contexts, KeyPair key) {
        return new LtiSettings(
                new LtiSettings.Auth(
                        simulator.token(), null, "passerelle", new Secret(EwpSignatures.pem(key)), "key-1"),
                contexts,
                List.of(LtiSimulator.FINAL),
                "ie-0-100",
                new BigDecimal("0.4"));
    }

    static SisContext<LtiSettings> sis(LtiSettings settings) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
