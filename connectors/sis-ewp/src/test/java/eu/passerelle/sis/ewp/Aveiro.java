package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.ewp.EwpSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The receiving institution of these tests, and our key there. */
final class Aveiro {

    static final KeyPair OURS = EwpSignatures.newKey();
    static final KeyPair OTHER = EwpSignatures.newKey();

    static final University UNIVERSITY = new University(
            "aveiro",
            new Organisation(LocalizedText.of("en", "University of Aveiro"), "PRT", null, "ua.pt", null),
            List.of("en", "pt"),
            ZoneId.of("Europe/Lisbon"));

    private Aveiro() {}

    static EwpSettings settings(EwpVersion version, EwpSimulator simulator, KeyPair key) {
        return settings(version, simulator.index(), simulator.get(), key, null);
    }

    static EwpSettings settings(
            EwpVersion version, URI index, URI get, KeyPair key, EwpSettings.@Nullable Notifications notifications) {
        return new EwpSettings(
                version,
                index,
                get,
                null,
                List.of("uma.example"),
                new Secret(EwpSignatures.pem(key)),
                20,
                Duration.ZERO,
                version == EwpVersion.V2,
                notifications,
                Map.of("five", "fi-0-5"),
                null,
                null);
    }

    static String text(PublicKey key) {
        return Base64.getMimeEncoder().encodeToString(key.getEncoded());
    }

    static SisContext<EwpSettings> sis(EwpSettings settings) {
        return sis(settings, Clock.systemUTC());
    }

    static SisContext<EwpSettings> sis(EwpSettings settings, Clock clock) {
        return new SisContext<>(
                UNIVERSITY,
                settings,
                new Limits(4L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                clock);
    }
}
