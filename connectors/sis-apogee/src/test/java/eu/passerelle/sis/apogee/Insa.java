package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.SoapRequest;
import eu.passerelle.simulators.apogee.ApogeeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** What the tests of this module set up again and again. */
final class Insa {

    static final Limits LIMITS = new Limits(32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
    static final String NUMBER = "21700001";

    private static final String SERVICE = "gouv.education.apogee.commun.servicesmetiers.PedagogiqueMetier";

    private Insa() {}

    static ApogeeSettings settings(URI endpoint, Path roster, String password) {
        return new ApogeeSettings(
                endpoint,
                new HttpAuthentication.Basic(ApogeeSimulator.USER, new Secret(password)),
                null,
                roster.toString(),
                Map.of(ApogeeSimulator.RECOGNISED, ApogeeSettings.ResultCode.RECOGNISED),
                null);
    }

    static SisContext<ApogeeSettings> sis(ApogeeSettings settings) {
        University insa = new University(
                "insa",
                new Organisation(LocalizedText.of("fr", "INSA"), "FRA", null, "insa.example", null),
                List.of("fr", "en"),
                ZoneId.of("Europe/Paris"));
        return new SisContext<>(
                insa, settings, LIMITS, new OutgoingAddresses(List.of("localhost")), Path.of("."), Clock.systemUTC());
    }

    /** A roster of one learner, with a name. */
    static Path roster(Path folder) {
        return write(folder, "codEtu,given,family\n" + NUMBER + ",Chloé,Lefèvre\n");
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

    static String fault(String code, String text) {
        return envelope("<e:Fault><faultcode>e:" + code + "</faultcode><faultstring/><detail><f:fault xmlns:f=\""
                + SERVICE + "\"><lastErrorMsg>" + text + "</lastErrorMsg></f:fault></detail></e:Fault>");
    }

    static String reply(String operation, String items) {
        return envelope(
                "<s:" + operation + "Response xmlns:s=\"" + SERVICE + "\">" + items + "</s:" + operation + "Response>");
    }

    /** One element of 2025 in one stage. */
    static String contract(String code, String rest) {
        return "<recupererContratPedagogiqueResultatElpEpr_v6Return><codAnu>2025</codAnu>" + rest.formatted(code)
                + "</recupererContratPedagogiqueResultatElpEpr_v6Return>";
    }

    /** An Apogée whose live tables and extraction hold these elements; an empty text is the fault "nothing found". */
    static SimulatedServer holding(Charset encoding, String declaration, String live, String extraction) {
        return new SimulatedServer(0, exchange -> {
            SoapRequest request;
            try {
                request = SoapRequest.read(exchange);
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
            String items = request.text("_sourceRes").equals("Apogee") ? live : extraction;
            boolean stages = request.operation().endsWith("VdiVet_v2");
            String answer = stages
                    ? reply(
                            request.operation(),
                            "<r><annee>2025</annee><etapes><item><etape><codEtp>ING4</codEtp><codVrsVet>1</codVrsVet>"
                                    + "</etape></item></etapes></r>")
                    : items.isEmpty()
                            ? fault("Server.generalException", "technical.data.nullretrieve.x")
                            : reply(request.operation(), items);
            int status = answer.contains("Fault>") ? 500 : 200;
            SimulatedServer.send(exchange, status, "text/xml", (declaration + answer).getBytes(encoding));
        });
    }

    static CompletionPage read(SimulatedServer server, Path folder) {
        return new ApogeeConnector().read(sis(settings(server.address(), roster(folder), "password")), Watermark.NONE);
    }

    /** What the connector makes of these elements, in UTF-8. */
    static CompletionPage read(Path folder, String live, String extraction) {
        try (SimulatedServer server = holding(StandardCharsets.UTF_8, "", live, extraction)) {
            return read(server, folder);
        }
    }

    /** The same for the learners of the roster that is in the folder. */
    static CompletionPage readAs(Path folder, String live) {
        try (SimulatedServer server = holding(StandardCharsets.UTF_8, "", live, "")) {
            return new ApogeeConnector()
                    .read(sis(settings(server.address(), folder.resolve("roster.csv"), "password")), Watermark.NONE);
        }
    }
}
