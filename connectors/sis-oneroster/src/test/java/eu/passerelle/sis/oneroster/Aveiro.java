package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.HttpAuthentication.ClientCredentials;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.oneroster.OneRosterSimulator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests. */
final class Aveiro {

    static final String SECRET = "right-secret";

    static final University UNIVERSITY = new University(
            "aveiro",
            new Organisation(LocalizedText.of("en", "University of Aveiro"), "PRT", null, "ua.pt", null),
            List.of("en", "pt"),
            ZoneId.of("Europe/Lisbon"));

    private Aveiro() {}

    static GradebookRules rules() {
        return new GradebookRules(
                List.of(OneRosterSimulator.finalGrades()), "ie-0-100", null, new BigDecimal("0.4"), null, null);
    }

    static OneRosterSettings settings(OneRosterSimulator simulator, String secret, int pageSize) {
        HttpAuthentication auth = new HttpAuthentication(
                null,
                new ClientCredentials(
                        simulator.token(),
                        "passerelle",
                        new Secret(secret),
                        "https://purl.imsglobal.org/spec/or/v1p2/scope/gradebook.readonly"));
        return new OneRosterSettings(simulator.base(), auth, rules(), pageSize, Duration.ZERO);
    }

    static <S> SisContext<S> sis(S settings) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
