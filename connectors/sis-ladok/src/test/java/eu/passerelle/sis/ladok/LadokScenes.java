package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.ClientCertificate;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.SimulatedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The university of these tests and its certificates, made once. */
final class LadokScenes {

    static final String PASSWORD = "simulated-secret";
    static final SimulatedCertificate SERVER = SimulatedCertificate.selfSigned(PASSWORD);
    static final SimulatedCertificate CLIENT = SimulatedCertificate.selfSigned(PASSWORD);
    static final SimulatedCertificate STRANGER = SimulatedCertificate.selfSigned(PASSWORD);

    static final University LINKOPING = new University(
            "linkoping",
            new Organisation(LocalizedText.of("en", "Linköping University"), "SWE", null, "liu.se", null),
            List.of("en", "sv"),
            ZoneId.of("Europe/Stockholm"));

    private LadokScenes() {}

    /** Files as an operator has them: our key, and the authority that vouches for the server. */
    static ClientCertificate certificate(Path folder, SimulatedCertificate ours) {
        try {
            Path keys = folder.resolve(ours == CLIENT ? "client.p12" : "stranger.p12");
            if (!Files.exists(keys)) {
                Files.write(keys, ours.pkcs12());
                Files.writeString(folder.resolve("ladok.pem"), SERVER.pem());
            }
            return new ClientCertificate(
                    keys.toString(),
                    new Secret(PASSWORD),
                    folder.resolve("ladok.pem").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SisContext<LadokSettings> sis(LadokSettings settings) {
        return new SisContext<>(
                LINKOPING,
                settings,
                new Limits(32L << 20, Duration.ofSeconds(7), Duration.ofSeconds(7), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
