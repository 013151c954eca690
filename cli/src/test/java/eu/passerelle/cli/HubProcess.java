package eu.passerelle.cli;

import static org.awaitility.Awaitility.await;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** {@code ./hub run} in a process of its own, on a port that stays the same over its lives. */
final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration REST = Duration.ofSeconds(300);

    private final Site site;
    private final Map<String, String> environment;
    private final HubApi api = new HubApi();
    private ChildProcess child;

    HubProcess(Site site, DemoAlliance alliance) {
        int port = freePort();
        this.site = site;
        environment = site.environment(alliance, port);
        api.url = URI.create("http://localhost:" + port);
        child = run();
    }

    /** A port that nobody listens on at this moment. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("No port is free", e);
        }
    }

    ChildProcess child() {
        return child;
    }

    /** @param between with the database that the killed hub has left behind, where nothing changes any more */
    void killAndStartAgain(Consumer<JournalDatabase> between) throws InterruptedException {
        child.kill();
        EmbeddedDatabase.leftOver(site.data().resolve("database")).ifPresent(url -> {
            try (JournalDatabase database = new JournalDatabase(url, "postgres", "")) {
                between.accept(database);
            }
        });
        child = run();
    }

    /** Asks for a run of each university, as a person does. */
    void sync(Iterable<String> universities) {
        awaitAnswer();
        universities.forEach(university -> api.post("/api/runs", Map.of("university", university)));
    }

    void awaitAnswer() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> status() != null);
    }

    /** At rest: every university read to its end, and nothing in flight. @return the sums over all universities */
    JsonNode awaitRest(int universities) {
        await().atMost(REST).pollInterval(Duration.ofMillis(250)).until(() -> {
            JsonNode status = status();
            return status != null
                    && api.get("/api/runs").size() >= universities
                    && status.path("openRuns").asInt(-1) == 0
                    && status.path("totals").path("inFlight").asInt(-1) == 0;
        });
        return api.get("/api/status").path("totals");
    }

    private @org.jspecify.annotations.Nullable JsonNode status() {
        if (!child.isAlive()) {
            throw new AssertionError("The hub ended by itself; see " + site.file("child.log"));
        }
        try {
            return api.get("/api/status");
        } catch (HubApi.Unreachable | HubApi.Refused notYet) {
            return null;
        }
    }

    private ChildProcess run() {
        return new ChildProcess(
                site,
                environment,
                HubCommand.class.getName(),
                "run",
                "--config",
                site.config().toString());
    }

    @Override
    public void close() {
        child.close();
    }
}
