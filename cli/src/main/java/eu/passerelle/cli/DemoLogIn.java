package eu.passerelle.cli;

import eu.passerelle.connectors.Secret;
import eu.passerelle.routes.config.AccessSettings;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.simulators.login.DemoPerson;
import eu.passerelle.simulators.login.LoginSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The demo's log-in: a provider with invented people for browsers, and a token for programs, made anew each time. A
 * configuration that says itself who may call is left alone.
 */
final class DemoLogIn implements AutoCloseable {

    /** Where {@code ./hub status} and the others find the token of the demo's hub. */
    static final Path TOKEN = Path.of("data", "demo", "secrets", "hub-token");

    private static final String CLIENT = "passerelle-demo";
    private static final int BYTES = 24;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String secret = random();
    private final LoginSimulator provider = new LoginSimulator(0, CLIENT, secret, DemoPerson.ALL);

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same hub with this log-in. */
    Configuration guard(Configuration configuration) throws IOException {
        HubSettings hub = configuration.hub();
        if (hub.web().token() != null
                || hub.access().issuer() != null
                || !hub.access().tokens().isEmpty()) {
            return configuration;
        }
        AccessSettings access = AccessSettings.logIn(provider.address(), CLIENT, new Secret(secret));
        return new Configuration(
                configuration.home(),
                hub.guardedBy(new Secret(written(random())), access),
                configuration.universities(),
                configuration.files());
    }

    /** Others on this machine cannot read it. */
    private static String written(String token) throws IOException {
        Files.createDirectories(TOKEN.getParent());
        Files.deleteIfExists(TOKEN);
        Files.createFile(TOKEN, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(TOKEN, token);
        return token;
    }

    /** The token of a demo on this machine; empty where none was started, or for a hub elsewhere. */
    static Optional<String> token(URI hub) {
        if (!THIS_MACHINE.contains(String.valueOf(hub.getHost())) || !Files.exists(TOKEN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(TOKEN));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + TOKEN, e);
        }
    }

    /** Who can log in at a hub with this log-in, for who looks at the terminal. */
    String told(HubSettings hub) {
        if (!provider.address().equals(hub.access().issuer())) {
            return "Log in at " + hub.web().address() + " as hub.yaml says.";
        }
        StringBuilder told =
                new StringBuilder("Log in at " + hub.web().address() + "/ as one of these, without a password:");
        for (DemoPerson person : DemoPerson.ALL) {
            told.append("%n  %-17s %s".formatted(person.name(), person.does()));
        }
        return told + "%nPrograms send the token in %s; './hub' does.".formatted(TOKEN);
    }

    @Override
    public void close() {
        provider.close();
    }
}
