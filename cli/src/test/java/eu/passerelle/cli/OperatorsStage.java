package eu.passerelle.cli;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.login.DemoPerson;
import eu.passerelle.simulators.login.LoginSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * A whole hub where people log in, with Tampere alone; Twente's system runs, but nobody has told the hub of it. A lever
 * makes trouble while a browser looks on.
 */
final class OperatorsStage implements AutoCloseable {

    /** The university that is set up on the page. */
    static final String ID = "twente";

    /** So many deliveries come to nothing. */
    static final int REFUSED = 24;

    private static final int RESULTS = 60;
    private static final String CLIENT = "passerelle-story";
    private static final String SECRET = "simulated-login-secret";
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    final Site site = Site.ready("operators-story").keep(List.of("tampere")).unscheduled();
    final DemoAlliance alliance = new DemoAlliance(site.file("data/demo"), RESULTS, List.of("tampere", ID));
    private final LoginSimulator provider = new LoginSimulator(0, CLIENT, SECRET, DemoPerson.ALL);
    private final SimulatedServer lever = new SimulatedServer(0, exchange -> {
        pull(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(NO_CONTENT, -1);
    });
    private final String base;
    private final RunningHub hub;

    OperatorsStage() {
        int port = HubProcess.freePort();
        base = "http://localhost:" + port;
        try {
            Files.writeString(site.file("data/demo/secrets/login-secret"), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot write the secret of the log-in", e);
        }
        site.configure(
                "access: {issuer: \"%s\", clientId: %s, clientSecret: \"${file:../data/demo/secrets/login-secret}\"}"
                        .formatted(provider.address(), CLIENT));
        hub = new RunningHub(Configuration.open(site.config(), site.environment(alliance, port)));
    }

    /** One more result, of a course below level 6; or many, and the wallet no longer accepts what this hub sends. */
    private void pull(String lever) {
        boolean breaks = lever.equals("/break");
        for (int i = 0; i < (breaks ? REFUSED : 1); i++) {
            alliance.campus(ID).add();
        }
        if (breaks) {
            alliance.wallet().fail(REFUSED, FORBIDDEN, Map.of());
        }
    }

    RunningHub hub() {
        return hub;
    }

    /** What the browser must know. */
    Map<String, Object> told() {
        Map<String, String> environment = alliance.environment();
        return Map.of(
                "base",
                base,
                "lever",
                lever.address().toString(),
                "refused",
                REFUSED,
                "sis",
                Map.of(
                        "base", String.valueOf(environment.get("TWENTE_OOAPI")),
                        "token", String.valueOf(environment.get("TWENTE_OOAPI_TOKEN"))));
    }

    @Override
    public void close() {
        hub.close();
        lever.close();
        provider.close();
        alliance.close();
    }
}
