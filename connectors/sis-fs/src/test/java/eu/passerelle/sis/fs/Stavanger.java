package eu.passerelle.sis.fs;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.fs.FsSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests. */
final class Stavanger {

    static final String PASSWORD = "simulated-secret";

    static final University UNIVERSITY = new University(
            "stavanger",
            new Organisation(LocalizedText.of("en", "University of Stavanger"), "NOR", null, "uis.no", null),
            List.of("en", "nb"),
            ZoneId.of("Europe/Oslo"));

    private Stavanger() {}

    /** Pages of fifty. */
    static FsSettings settings(URI endpoint, String password) {
        return new FsSettings(
                endpoint, FsSimulator.authentication(password), FsSimulator.ORGANISATION, null, null, 50, null, null);
    }

    static SisContext<FsSettings> sis(FsSettings settings) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
