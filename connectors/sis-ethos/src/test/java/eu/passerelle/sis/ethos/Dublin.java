package eu.passerelle.sis.ethos;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The university of these tests. */
final class Dublin {

    static final String API_KEY = "11111111-2222-3333-4444-555555555555";

    static final University UNIVERSITY = new University(
            "dublin",
            new Organisation(LocalizedText.of("en", "Dublin City University"), "IRL", null, "dcu.ie", null),
            List.of("en", "ga"),
            ZoneId.of("Europe/Dublin"));

    private Dublin() {}

    static EthosSettings settings(URI base, String apiKey, @Nullable Integer pageSize) {
        return new EthosSettings(
                base,
                new EthosSettings.Auth(new Secret(apiKey)),
                pageSize,
                "unknown",
                Map.of("STD", "ie-0-100"),
                null,
                "-",
                List.of("W"),
                null,
                null);
    }

    static SisContext<EthosSettings> sis(EthosSettings settings) {
        return sis(settings, Clock.systemUTC());
    }

    static SisContext<EthosSettings> sis(EthosSettings settings, Clock clock) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                clock);
    }
}
