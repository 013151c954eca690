package eu.passerelle.delivery.elmo;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.ReturnedDocument;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A university to return to, and a document. */
final class Returns {

    static final UUID ID = UUID.fromString("0d7c1f0e-5a55-5e0b-9f4e-0b1f3c2d4e5f");

    private Returns() {}

    static <S> SisContext<S> sis(S settings, Path home, String... allowed) {
        University university = new University(
                "tampere",
                new Organisation(LocalizedText.of("en", "Tampere University"), "FIN", null, "tuni.fi", null),
                List.of("fi"),
                ZoneId.of("Europe/Helsinki"));
        return new SisContext<>(
                university,
                settings,
                new Limits(1 << 16, Duration.ofSeconds(10), Duration.ofSeconds(10), 64),
                new OutgoingAddresses(List.of(allowed)),
                home,
                Clock.systemUTC());
    }

    static ReturnedDocument document(int version) {
        return new ReturnedDocument(
                ID,
                version,
                "application/xml",
                "xml",
                ("<elmo>ä" + version + "</elmo>").getBytes(StandardCharsets.UTF_8));
    }
}
