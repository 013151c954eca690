package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.StatusKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("full") // a measurement of seconds is not for every build
@SpringBootTest(
        classes = SampleStatus.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "sample.port=80")
class StatusLoadTest {

    private static final int CLIENTS = 8;

    @LocalServerPort
    private int port;

    /** The clients are on the same machine and take half of it. */
    @Test
    void answersAThousandVerifiersASecond() throws Exception {
        SampleCredentials credentials = new SampleCredentials();
        URI list = URI.create("http://localhost:" + port + "/public/status/"
                + credentials.issue(StatusKind.TOKEN, "a").getFirst().list());
        rate(list, Duration.ofSeconds(3));

        double rate = rate(list, Duration.ofSeconds(8));

        Logger.getLogger(getClass().getName()).info("%.0f lists/s to %d clients".formatted(rate, CLIENTS));
        assertThat(rate).isGreaterThan(1_000);
    }

    private static double rate(URI list, Duration during) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            long start = System.nanoTime();
            long end = start + during.toNanos();
            Callable<Integer> client = () -> {
                int answered = 0;
                while (System.nanoTime() < end) {
                    HttpResponse<byte[]> answer =
                            http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofByteArray());
                    assertThat(answer.statusCode()).isEqualTo(200);
                    answered++;
                }
                return answered;
            };
            int answered = 0;
            List<Future<Integer>> counts = threads.invokeAll(
                    IntStream.range(0, CLIENTS).mapToObj(each -> client).toList());
            for (Future<Integer> count : counts) {
                answered += count.get();
            }
            return answered * 1e9 / (System.nanoTime() - start);
        }
    }
}
