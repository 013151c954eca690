package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The university of these tests. */
final class Trento {

    static final String USER = "passerelle";
    static final String PASSWORD = "right-password";

    static final University UNIVERSITY = new University(
            "trento",
            new Organisation(LocalizedText.of("en", "University of Trento"), "ITA", null, "unitn.it", null),
            List.of("en", "it"),
            ZoneId.of("Europe/Rome"));

    private Trento() {}

    static Esse3Settings settings(URI base, String password, @Nullable String roster) {
        return new Esse3Settings(
                base, new Esse3Settings.Auth(USER, new Secret(password)), roster, null, 10, null, null, null, null);
    }

    static SisContext<Esse3Settings> sis(Esse3Settings settings, Path home) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                home,
                Clock.systemUTC());
    }
}
