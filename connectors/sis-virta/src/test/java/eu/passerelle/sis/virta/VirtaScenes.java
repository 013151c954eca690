package eu.passerelle.sis.virta;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What the tests of this module set up again and again. */
final class VirtaScenes {

    static final Limits LIMITS = new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
    static final String LEARNER = "1.2.246.562.24.00000000001";

    private VirtaScenes() {}

    static VirtaSettings settings(URI endpoint, Path roster, String key) {
        return new VirtaSettings(
                endpoint,
                "Passerelle",
                "hub",
                new Secret(key),
                VirtaSimulator.ORGANISATION,
                roster.toString(),
                null,
                null);
    }

    static VirtaSettings asking(VirtaSettings settings, VirtaSettings.Operation operation) {
        return new VirtaSettings(
                settings.endpoint(),
                settings.system(),
                settings.user(),
                settings.key(),
                settings.organisation(),
                settings.roster(),
                settings.pageLearners(),
                operation);
    }

    static SisContext<VirtaSettings> sis(VirtaSettings settings, Limits limits) {
        University tampere = new University(
                "tampere",
                new Organisation(LocalizedText.of("en", "Tampere University"), "FIN", null, "tuni.fi", null),
                List.of("en", "fi"),
                ZoneId.of("Europe/Helsinki"));
        return new SisContext<>(
                tampere,
                settings,
                limits,
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }

    /** A roster of one learner, with a name. */
    static Path roster(Path folder) {
        return write(folder, "oppijanumero,given,family\n" + LEARNER + ",Aino,Virtanen\n");
    }

    static Path write(Path folder, String csv) {
        try {
            return Files.writeString(folder.resolve("roster.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service that answers everything with this. */
    static SimulatedServer answering(int status, String mediaType, String body) {
        return new SimulatedServer(0, exchange -> answer(exchange, status, mediaType, body));
    }

    private static void answer(HttpExchange exchange, int status, String mediaType, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        SimulatedServer.send(exchange, status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    static String envelope(String body) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + body
                + "</e:Body></e:Envelope>";
    }

    /** A reply to {@code Opintosuoritukset} with these studies, which need no prefix. */
    static String studies(String studies) {
        return envelope("<l:OpintosuorituksetResponse xmlns:l=\"http://tietovaranto.csc.fi/luku\">"
                + "<Opintosuoritukset xmlns=\"urn:mace:funet.fi:virta/2015/09/01\">" + studies
                + "</Opintosuoritukset></l:OpintosuorituksetResponse>");
    }

    /** A reply to {@code OpiskelijanKaikkiTiedot} with these learners, which need no prefix. */
    static String everything(String learners) {
        return envelope("<l:OpiskelijanKaikkiTiedotResponse xmlns:l=\"http://tietovaranto.csc.fi/luku\">"
                + "<Virta xmlns=\"urn:mace:funet.fi:virta/2015/09/01\">" + learners
                + "</Virta></l:OpiskelijanKaikkiTiedotResponse>");
    }
}
