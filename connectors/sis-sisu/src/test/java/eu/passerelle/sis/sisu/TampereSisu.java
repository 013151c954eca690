package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.sisu.SisuSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests. */
final class TampereSisu {

    static final String PASSWORD = "simulated-secret";

    static final University UNIVERSITY = new University(
            "tampere",
            new Organisation(LocalizedText.of("en", "Tampere University"), "FIN", null, "tuni.fi", null),
            List.of("en", "fi"),
            ZoneId.of("Europe/Helsinki"));

    private TampereSisu() {}

    /** Pages of fifty. */
    static SisuSettings settings(URI base, String password) {
        return new SisuSettings(base, SisuSimulator.authentication(password), 50, null, null);
    }

    static SisContext<SisuSettings> sis(SisuSettings settings) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
