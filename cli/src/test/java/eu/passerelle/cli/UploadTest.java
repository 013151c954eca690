package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.Aveiro;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A university pushes its table over HTTP, with the shipped configuration and its own token. */
@Tag("slow")
class UploadTest {

    @Test
    void aPushedTableGoesTheWholeWay() throws Exception {
        Site site = Site.ready("upload").keep(List.of("aveiro")).unscheduled();
        try (DemoAlliance alliance = site.alliance(40);
                RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
            Aveiro aveiro = (Aveiro) alliance.universities().getFirst();
            URI address = URI.create(hub.address());
            hub.syncToRest();
            aveiro.campus().add();

            int stranger = put(address.resolve("/upload/aveiro/classificacoes-1.txt"), "not-this-university");
            int pushed = aveiro.push(address);
            int pushedAgain = aveiro.push(address);
            hub.syncToRest();

            assertThat(List.of(stranger, pushed, pushedAgain)).containsExactly(401, 201, 409);
            SyncRun run = hub.journal().runs("aveiro", 1).getFirst();
            assertThat(run.read()).as("the one that is new").isEqualTo(1);
            assertThat(run.withdrawn()).isZero();
            assertThat(files(site.file("data/demo/aveiro/done"))).isEqualTo(2);
        }
    }

    private static int put(URI address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString("a table"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
