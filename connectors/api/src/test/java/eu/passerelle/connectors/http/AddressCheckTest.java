package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SettingsParts;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressCheckTest {

    private static final Limits LIMITS = new Limits(100_000, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);

    private final AtomicReference<@Nullable String> method = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    /** Addresses in the places where connectors have them. */
    private record Settings(
            URI base,
            @Nullable HttpAuthentication auth,
            List<Part> parts,
            Map<String, URI> byName,
            @Nullable ClientCertificate certificate) {

        record Part(URI address) {}
    }

    private static Settings settings(URI base, @Nullable ClientCertificate certificate) {
        return new Settings(base, null, List.of(), Map.of(), certificate);
    }

    private SisContext<Settings> sis(Settings settings, Clock clock) {
        University university = new University(
                "nova",
                new Organisation(LocalizedText.of("en", "Nova"), "PRT", null, null, null),
                List.of("en"),
                ZoneId.of("Europe/Lisbon"));
        return new SisContext<>(
                university, settings, LIMITS, new OutgoingAddresses(List.of("localhost", "*.invalid")), home, clock);
    }

    private Reachability check(Settings settings, Clock clock) {
        return AddressCheck.of(sis(settings, clock), SettingsParts.of(settings, URI.class));
    }

    private static CheckStep step(Reachability reach, String start) {
        return reach.steps().stream()
                .filter(step -> step.name().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + start + " in " + reach.steps()));
    }

    private static List<CheckStep.Result> results(Reachability reach) {
        return reach.steps().stream().map(CheckStep::result).toList();
    }

    private HttpServer plain() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                method.set(exchange.getRequestMethod());
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .isNull();
                exchange.sendResponseHeaders(401, -1);
            }
        });
        server.start();
        return server;
    }

    private static URI address(HttpServer server, String scheme) {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/api");
    }

    @Test
    void findsEveryAddressOfTheSettingsAndAsksEachSystemOnce() throws Exception {
        HttpServer server = plain();
        URI base = address(server, "http");
        var oauth2 = new HttpAuthentication.ClientCredentials(base.resolve("/token"), "hub", new Secret("s"), null);
        Settings settings = new Settings(
                base,
                new HttpAuthentication(null, oauth2, null, null),
                List.of(new Settings.Part(URI.create("http://sis.invalid/x"))),
                Map.of("other", URI.create("https://other.invalid"), "scheme", URI.create("urn:no:address")),
                null);

        Reachability reach = check(settings, Clock.systemUTC());
        server.stop(0);

        assertThat(reach.steps())
                .extracting(CheckStep::name)
                .filteredOn(name -> name.startsWith("outgoing"))
                .containsExactly(
                        "outgoing allows localhost", "outgoing allows sis.invalid", "outgoing allows other.invalid");
        assertThat(reach.steps())
                .extracting(CheckStep::name)
                .filteredOn(name -> name.startsWith("clock of localhost"))
                .hasSize(1);
        assertThat(method).hasValue("HEAD");
    }

    @Test
    void aNameWithoutAddressSkipsAllThatNeedsIt() {
        Reachability reach = check(settings(URI.create("https://sis.invalid/x"), null), Clock.systemUTC());

        assertThat(results(reach))
                .containsExactly(
                        CheckStep.Result.OK,
                        CheckStep.Result.FAILED,
                        CheckStep.Result.SKIPPED,
                        CheckStep.Result.SKIPPED,
                        CheckStep.Result.SKIPPED);
        assertThat(reach.blockedBy()).isEqualTo("DNS of sis.invalid");
        assertThat(step(reach, "connection").detail()).isEqualTo("DNS of sis.invalid failed");
    }

    @Test
    void aHostThatIsNotAllowedIsNotEvenLookedUp() {
        Reachability reach = check(settings(URI.create("https://example.org/x"), null), Clock.systemUTC());

        assertThat(step(reach, "outgoing").detail()).contains("'outgoing' in hub.yaml");
        assertThat(step(reach, "DNS").result()).isEqualTo(CheckStep.Result.SKIPPED);
        assertThat(reach.blockedBy()).isEqualTo("outgoing allows example.org");
        assertThat(reach.steps()).hasSize(5);
    }

    @Test
    void aClosedPortSaysSo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Reachability reach = check(settings(URI.create("https://localhost:" + port), null), Clock.systemUTC());

        assertThat(step(reach, "connection").detail()).contains("refused", "host and port");
        assertThat(step(reach, "TLS").result()).isEqualTo(CheckStep.Result.SKIPPED);
        assertThat(step(reach, "clock").result()).isEqualTo(CheckStep.Result.SKIPPED);
        assertThat(reach.blockedBy()).isEqualTo("connection to localhost:" + port);
    }

    @Test
    void clocksApartFailWithoutBlocking() throws Exception {
        HttpServer server = plain();
        Settings settings = settings(address(server, "http"), null);

        CheckStep agree = step(check(settings, Clock.systemUTC()), "clock");
        Reachability apart = check(settings, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));
        server.stop(0);

        assertThat(agree.result()).isEqualTo(CheckStep.Result.OK);
        assertThat(step(apart, "clock").result()).isEqualTo(CheckStep.Result.FAILED);
        assertThat(step(apart, "clock").detail())
                .containsPattern("(89|90|91) s apart")
                .contains("NTP");
        assertThat(apart.blockedBy()).isNull();
    }

    @Test
    void aCertificateOfAnUnknownAuthorityFailsAndATrustedOneIsTold() throws Exception {
        Path keys = HttpsServers.keys(home.resolve("server.p12"), "localhost", "-validity", "90");
        Path client = HttpsServers.keys(home.resolve("client.p12"), "hub");
        HttpsServer server = HttpsServers.start(keys);
        URI base = address(server, "https");
        ClientCertificate trusting = trusting(client, keys);

        Reachability unknown = check(settings(base, null), Clock.systemUTC());
        Reachability known = check(settings(base, trusting), Clock.systemUTC());
        server.stop(0);

        assertThat(step(unknown, "TLS").detail()).contains("authority", "trust store");
        assertThat(step(unknown, "clock").result()).isEqualTo(CheckStep.Result.SKIPPED);
        assertThat(unknown.blockedBy()).startsWith("TLS of localhost");
        assertThat(step(known, "TLS").detail()).contains("TLSv1.3", "good until", "1 in the certificate's chain");
        assertThat(results(known)).containsOnly(CheckStep.Result.OK);
    }

    @Test
    void aCertificateThatEndsSoonIsAWarningAndOneThatEndedAFailure() throws Exception {
        Path client = HttpsServers.keys(home.resolve("client.p12"), "hub");
        Path soon = HttpsServers.keys(home.resolve("soon.p12"), "localhost", "-validity", "20");
        Path ended = HttpsServers.keys(home.resolve("ended.p12"), "localhost", "-startdate", "-10d", "-validity", "5");
        HttpsServer endsSoon = HttpsServers.start(soon);
        HttpsServer hasEnded = HttpsServers.start(ended);

        Reachability warned = check(settings(address(endsSoon, "https"), trusting(client, soon)), Clock.systemUTC());
        Reachability failed = check(settings(address(hasEnded, "https"), trusting(client, ended)), Clock.systemUTC());
        SisContext<Settings> sis = sis(settings(address(endsSoon, "https"), trusting(client, soon)), Clock.systemUTC());
        List<String> servers = CertificateEnds.servers(
                sis,
                List.of(
                        sis.settings().base(),
                        URI.create("https://elsewhere.example"),
                        URI.create("http://localhost")));
        Map<String, Instant> ends = CertificateEnds.look(sis, List.of(servers.getFirst(), "localhost:1"));
        endsSoon.stop(0);
        hasEnded.stop(0);

        assertThat(step(warned, "TLS").result()).isEqualTo(CheckStep.Result.WARNING);
        assertThat(step(warned, "TLS").detail()).containsPattern("(19|20) days from now");
        assertThat(step(warned, "clock").result()).isEqualTo(CheckStep.Result.OK);
        assertThat(warned.blockedBy()).isNull();
        assertThat(step(failed, "TLS").detail()).contains("has ended");
        assertThat(servers).hasSize(1).allMatch(server -> server.startsWith("localhost:"));
        assertThat(ends).containsOnlyKeys(servers);
        assertThat(ends.values())
                .allMatch(end -> Duration.between(Instant.now(), end).toDays() <= 20);
        assertThat(CertificateEnds.ours(sis)).isPresent();
    }

    @Test
    void aCertificateForAnotherNameFails() throws Exception {
        Path client = HttpsServers.keys(home.resolve("client.p12"), "hub");
        Path other = HttpsServers.keys(home.resolve("other.p12"), "sis.example.org");
        HttpsServer server = HttpsServers.start(other);

        Reachability reach = check(settings(address(server, "https"), trusting(client, other)), Clock.systemUTC());
        server.stop(0);

        assertThat(step(reach, "TLS").detail()).contains("for another name");
    }

    @Test
    void aPortThatSpeaksNoTlsFails() throws Exception {
        HttpServer server = plain();

        Reachability reach = check(settings(address(server, "https"), null), Clock.systemUTC());
        server.stop(0);

        assertThat(step(reach, "TLS").result()).isEqualTo(CheckStep.Result.FAILED);
    }

    @Test
    void ourOwnCertificateEndsToo() throws Exception {
        Path server = HttpsServers.keys(home.resolve("server.p12"), "localhost");
        Path soon = HttpsServers.keys(home.resolve("soon.p12"), "hub", "-validity", "10");
        Path ended = HttpsServers.keys(home.resolve("ended.p12"), "hub", "-startdate", "-9d", "-validity", "5");
        URI nowhere = URI.create("https://sis.invalid");

        Reachability warned = check(settings(nowhere, trusting(soon, server)), Clock.systemUTC());
        Reachability failed = check(settings(nowhere, trusting(ended, server)), Clock.systemUTC());

        assertThat(step(warned, "client certificate").result()).isEqualTo(CheckStep.Result.WARNING);
        assertThat(step(failed, "client certificate").detail())
                .isEqualTo("Our certificate has ended: have it renewed.");
        assertThat(failed.blockedBy()).isEqualTo("client certificate");
    }

    @Test
    void aClientCertificateThatCannotBeReadFails() {
        ClientCertificate absent = new ClientCertificate("absent.p12", new Secret("x"), null);

        Reachability reach = check(settings(URI.create("https://localhost:1"), absent), Clock.systemUTC());

        assertThat(step(reach, "client certificate").detail()).contains("absent.p12");
        assertThat(reach.blockedBy()).isEqualTo("client certificate");
    }

    private static ClientCertificate trusting(Path client, Path server) throws Exception {
        return new ClientCertificate(
                Objects.requireNonNull(client.getFileName()).toString(),
                new Secret(HttpsServers.PASSWORD),
                Objects.requireNonNull(HttpsServers.pem(server).getFileName()).toString());
    }
}
