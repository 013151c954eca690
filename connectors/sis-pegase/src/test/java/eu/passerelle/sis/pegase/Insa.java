package eu.passerelle.sis.pegase;

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
final class Insa {

    static final String USER = "passerelle";
    static final String PASSWORD = "right-password";

    static final University UNIVERSITY = new University(
            "insa",
            new Organisation(LocalizedText.of("fr", "Groupe INSA"), "FRA", null, "groupe-insa.fr", null),
            List.of("en", "fr"),
            ZoneId.of("Europe/Paris"));

    private Insa() {}

    static PegaseSettings settings(URI address, String password, @Nullable List<String> periods) {
        return new PegaseSettings(
                "ETAB00",
                new PegaseSettings.Auth(address.resolve("/cas/v1/tickets"), USER, new Secret(password)),
                new PegaseSettings.Services(
                        address.resolve("/api/coc/publication/v2"),
                        address.resolve("/api/ext/chc/v1"),
                        address.resolve("/api/ins/ext/v2/")),
                periods,
                List.of("TRE010"),
                List.of("DEF"),
                List.of("TAM001"),
                null,
                null,
                10);
    }

    static SisContext<PegaseSettings> sis(PegaseSettings settings) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
