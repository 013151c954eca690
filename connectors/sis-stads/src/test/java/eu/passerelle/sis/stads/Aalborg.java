package eu.passerelle.sis.stads;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.stads.StadsSimulator;
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
final class Aalborg {

    static final String CPR = "010101-APS1";

    private static final Limits LIMITS = new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);

    private Aalborg() {}

    static StadsSettings settings(Path roster, String password, URI... endpoints) {
        return new StadsSettings(
                List.of(endpoints),
                new Basic(StadsSimulator.USER, new Secret(password)),
                roster.toString(),
                List.of(String.valueOf(StadsSimulator.NOBODY)),
                null);
    }

    static SisContext<StadsSettings> sis(StadsSettings settings) {
        University aalborg = new University(
                "aalborg",
                new Organisation(LocalizedText.of("en", "Aalborg University"), "DNK", null, "aau.dk", null),
                List.of("en", "da"),
                ZoneId.of("Europe/Copenhagen"));
        return new SisContext<>(
                aalborg,
                settings,
                LIMITS,
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
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

    static String reply(String receipt, String document) {
        return envelope("<s:GetStudentsResultsResponse"
                + " xmlns:s=\"http://GetStudentsResultWS_V1_0.webservice.stads.logica.dk/\"><return><receiptStructure>"
                + "<receiptCode>" + receipt + "</receiptCode><receiptText>CPR " + CPR + "</receiptText>"
                + "</receiptStructure>" + document + "</return></s:GetStudentsResultsResponse>");
    }

    /** A document about {@link #CPR} with these results. */
    static String elmo(String results) {
        return "<elmoDocument><generatedDate>2026-11-22T11:56:08.839Z</generatedDate><learner>"
                + "<identifier type=\"nationalIdentifier\">" + CPR + "</identifier>"
                + "<identifier type=\"studentIdentifier\">143021</identifier>"
                + "<givenNames>test</givenNames><familyName>testesen</familyName><bday>2001-01-01</bday></learner>"
                + "<report>" + results + "<issueDate>2026-11-22T11:56:08.839Z</issueDate></report></elmoDocument>";
    }

    /** A result of the course, with this inside its instance. */
    static String result(String course, String instance) {
        return "<learningOpportunitySpecification><identifier>" + course + "</identifier><title>Basic GIS</title>"
                + "<type>Course</type><specifies><learningOpportunityInstance><start>2014-09-01Z</start>" + instance
                + "</learningOpportunityInstance></specifies></learningOpportunitySpecification>";
    }

    /** What the connector makes of a service that answers everything with this. */
    static CompletionPage answered(Path folder, String cpr, int status, byte[] body) {
        try (SimulatedServer server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, status, "text/xml;charset=utf-8", body))) {
            Path roster = write(folder, "cpr,email\n" + cpr + ",a@aau.example\n");
            return new StadsConnector().read(sis(settings(roster, "password", server.address())), Watermark.NONE);
        }
    }

    static CompletionPage answered(Path folder, String body) {
        return answered(folder, CPR, 200, body.getBytes(StandardCharsets.UTF_8));
    }
}
