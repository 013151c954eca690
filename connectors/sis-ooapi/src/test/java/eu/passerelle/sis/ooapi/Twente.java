package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests. */
final class Twente {

    static final University UNIVERSITY = new University(
            "twente",
            new Organisation(LocalizedText.of("en", "University of Twente"), "NLD", null, "utwente.nl", null),
            List.of("en", "nl"),
            ZoneId.of("Europe/Amsterdam"));

    private Twente() {}

    static SisContext<OoapiSettings> sis(OoapiSettings settings) {
        return sis(settings, 32L << 20);
    }

    static SisContext<OoapiSettings> sis(OoapiSettings settings, long maxBytes) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(maxBytes, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
