package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What a hub needs to start, and what it says when that is not there. */
@Tag("slow")
class HubStartTest {

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        Site site = site("port-taken");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            assertThatThrownBy(() -> HubApplication.start(configuration(site, port)))
                    .isInstanceOf(ConfigurationInvalid.class)
                    .hasMessageContainingAll("hub.yaml: web.port " + port + " is in use", "choose another port");
        }
    }

    @Test
    void saysThatTheSealDoesNotOpen() throws IOException {
        Site site = site("seal-locked");
        try (ConfigurableApplicationContext first = HubApplication.start(configuration(site, "0"))) {
            assertThat(first.isRunning()).isTrue();
        }
        Files.writeString(site.file("data/demo/secrets/seal-password"), "another");

        assertThatThrownBy(() -> HubApplication.start(configuration(site, "0")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("demo-seal.p12", "seal.password", "hub.yaml");
    }

    @Test
    @Tag("full")
    void saysThatTheDatabaseIsAway() throws IOException {
        Site site = site("database-away");
        String url = "jdbc:postgresql://localhost:" + HubProcess.freePort() + "/passerelle";
        site.configure("database: {url: \"" + url + "\", user: passerelle}");

        assertThatThrownBy(() -> HubApplication.start(configuration(site, "0")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("hub.yaml: database: ", url, "database.url");
    }

    @Test
    @Tag("full")
    void isReadyOnlyWhileItsJournalAnswers() throws Exception {
        Site site = site("database-leaves");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(site.file("database"), true);
                Relay relay = new Relay(
                        URI.create(database.url().substring("jdbc:".length())).getPort())) {
            String url = "jdbc:postgresql://localhost:" + relay.port() + "/postgres";
            site.configure("database: {url: \"" + url + "\", user: postgres}");
            try (ConfigurableApplicationContext hub = HubApplication.start(configuration(site, "0"))) {
                String port = hub.getEnvironment().getRequiredProperty("local.server.port");
                assertThat(health(port, "readiness")).isEqualTo(200);

                relay.close();

                await().atMost(Duration.ofSeconds(60)).until(() -> health(port, "readiness") == 503);
                assertThat(health(port, "liveness")).isEqualTo(200);
            }
        }
    }

    private static int health(String port, String group) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port + "/actuator/health/" + group);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Site site(String name) throws IOException {
        Site site = Site.fresh(name).keep(List.of());
        Files.createDirectories(site.file("data/demo/secrets"));
        Files.writeString(site.file("data/demo/secrets/seal-password"), "demo-secret");
        return site;
    }

    private static Configuration configuration(Site site, String port) {
        return Configuration.load(
                site.config(), Map.of("PASSERELLE_DATA", site.data().toString(), "PASSERELLE_PORT", port));
    }
}
