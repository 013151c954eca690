package eu.passerelle.sis.hisinone;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.hisinone.HisInOneSimulator;
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
import org.jspecify.annotations.Nullable;

/** What the tests of this module set up again and again. */
final class Tuhh {

    static final String NUMBER = "21654321";

    private static final Limits LIMITS = new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);

    private Tuhh() {}

    static HisInOneSettings settings(URI endpoint, Path roster, String password) {
        return settings(endpoint, roster, password, null);
    }

    static HisInOneSettings settings(URI endpoint, Path roster, String password, @Nullable String operation) {
        return new HisInOneSettings(
                endpoint, HisInOneSimulator.USER, new Secret(password), roster.toString(), null, operation, null, null);
    }

    static SisContext<HisInOneSettings> sis(HisInOneSettings settings) {
        University tuhh = new University(
                "tuhh",
                new Organisation(LocalizedText.of("de", "TU Hamburg"), "DEU", null, "tuhh.de", null),
                List.of("de", "en"),
                ZoneId.of("Europe/Berlin"));
        return new SisContext<>(
                tuhh, settings, LIMITS, new OutgoingAddresses(List.of("localhost")), Path.of("."), Clock.systemUTC());
    }

    static Path write(Path folder, String csv) {
        try {
            return Files.writeString(folder.resolve("roster.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String envelope(String body) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + body
                + "</e:Body></e:Envelope>";
    }

    static String reply(String count, String content) {
        return envelope("<readAchievements81Response xmlns=\"http://www.his.de/ws/AchievementService\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><achievementsCount>" + count
                + "</achievementsCount>" + content + "</readAchievements81Response>");
    }

    static String achievement(String id, String content) {
        return "<achievement><id>" + id + "</id><elementnr>M1</elementnr><defaulttext>Regelungstechnik</defaulttext>"
                + "<examdate>2026-02-14</examdate>" + content + "</achievement>";
    }

    /** What the connector makes of a service that answers everything with this, for a learner with a name. */
    static CompletionPage answered(Path folder, int status, byte[] body) {
        try (SimulatedServer server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, status, "text/xml;charset=UTF-8", body))) {
            Path roster = write(folder, "matrikelnummer,given,family\n" + NUMBER + ",Jürgen,Müller-Weiß\n");
            return new HisInOneConnector().read(sis(settings(server.address(), roster, "password")), Watermark.NONE);
        }
    }

    static CompletionPage answered(Path folder, String body) {
        return answered(folder, 200, body.getBytes(StandardCharsets.UTF_8));
    }
}
