package eu.passerelle.cli;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hub with one university that tells all that it can of itself, after it has read it once. */
final class ObservedHub implements AutoCloseable {

    static final String UNIVERSITY = "tampere";
    static final String OPERATOR = "everything";
    static final String SCRAPER = "scrape-only";
    static final String COLLECTOR = "Basic dHJhY2Vz";

    final DemoAlliance alliance;
    final TraceCollector collector;
    final RunningHub hub;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    ObservedHub(int results) throws IOException {
        Site site = Site.ready("observe").keep(List.of(UNIVERSITY)).unscheduled();
        alliance = site.alliance(results);
        collector = new TraceCollector();
        site.write("web-token", OPERATOR);
        site.write("scrape-token", SCRAPER);
        site.write("trace-token", COLLECTOR);
        site.write("hub.yaml", site.read("hub.yaml").replace("web:\n", "web:\n  token: ${file:web-token}\n"));
        site.configure("""
                observe:
                  metricsToken: ${file:scrape-token}
                  logs: ECS
                  traces: {endpoint: "%s", share: 1.0, authorization: "${file:trace-token}"}
                """.formatted(collector.address()));
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)));
        hub.syncToRest();
    }

    /** What it has logged, event by event. */
    List<String> logged() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(get("/actuator/prometheus", SCRAPER).body());
    }

    /** @param token sent as bearer; null: none */
    HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.address() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        System.setOut(console);
        hub.close();
        alliance.close();
        collector.close();
    }
}
