package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Over HTTP, with a body as universities send it; the hub's own token is set and must not be needed. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"sample.token=secret", "sample.inbox=target/uploads"})
class UploadApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path INBOX = Path.of("target/uploads");
    private static final String TOKEN = "kaunas-upload-token";

    @LocalServerPort
    private int port;

    @BeforeEach
    @AfterEach
    void empty() throws IOException {
        for (String name : names()) {
            Files.delete(INBOX.resolve(name));
        }
    }

    private static List<String> names() throws IOException {
        if (!Files.isDirectory(INBOX)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(INBOX)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private HttpResponse<String> put(String path, String token, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .PUT(body)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String content) throws Exception {
        return put(path, TOKEN, BodyPublishers.ofString(content));
    }

    private static String detail(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return JsonMapper.shared().readTree(answer.body()).path("detail").asString();
    }

    @Test
    void storesAFileUnderItsNameAndTellsItsHash() throws Exception {
        String content = "a;b\n" + UUID.randomUUID();

        HttpResponse<String> answer = put("/upload/kaunas/results-1.csv", content);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).containsPattern("\"sha256\":\"[0-9a-f]{64}\"").contains("\"bytes\":40");
        assertThat(names()).containsExactly("results-1.csv");
        assertThat(INBOX.resolve("results-1.csv")).hasContent(content);
        assertThat(SampleJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who || ' ' || detail from audit where action = 'upload' and subject like ?",
                                String.class,
                                "kaunas "
                                        + JsonMapper.shared()
                                                .readTree(answer.body())
                                                .path("sha256")
                                                .asString()))
                .containsExactly("university kaunas stored, 40 bytes");
    }

    @Test
    void saysThatAFileWasReceivedBeforeUnlessItIsMeant() throws Exception {
        String content = "again " + UUID.randomUUID();
        put("/upload/kaunas/first.csv", content);
        Files.delete(INBOX.resolve("first.csv"));

        HttpResponse<String> second = put("/upload/kaunas/second.csv", content);
        HttpResponse<String> meant = put("/upload/kaunas/second.csv?again=true", content);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(detail(second)).contains("was received at", "again=true");
        assertThat(meant.statusCode()).isEqualTo(201);
        assertThat(names()).containsExactly("second.csv");
    }

    @Test
    void replacesNoFileThatWaits() throws Exception {
        put("/upload/kaunas/taken.csv", "one " + UUID.randomUUID());

        HttpResponse<String> other = put("/upload/kaunas/taken.csv", "two " + UUID.randomUUID());

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(detail(other)).contains("another name");
        assertThat(Files.readString(INBOX.resolve("taken.csv"))).startsWith("one");
        assertThat(names()).containsExactly("taken.csv");
    }

    @Test
    void refusesWhatIsTooLargeWithAndWithoutAnnouncedLength() throws Exception {
        byte[] large = new byte[100_001];

        HttpResponse<String> announced = put("/upload/kaunas/l.csv", TOKEN, BodyPublishers.ofByteArray(large));
        HttpResponse<String> streamed = put(
                "/upload/kaunas/l.csv",
                TOKEN,
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));

        assertThat(List.of(announced.statusCode(), streamed.statusCode())).containsOnly(413);
        assertThat(detail(streamed)).contains("100000 bytes", "smaller files");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/upload/kaunas/x.csv, secret",
        "/upload/kaunas/x.csv, aveiro-upload-token",
        "/upload/aveiro/x.csv, kaunas-upload-token",
        "/upload/kaunas/x.csv, kaunas-upload-toke",
        "/upload/kaunas/x.csv, kaunas-upload-token2",
        "/upload/nowhere/x.csv, kaunas-upload-token",
        "/upload/nowhere/x.csv, secret"
    })
    void needsTheUniversitysOwnToken(String path, String token) throws Exception {
        HttpResponse<String> wrong = put(path, token, BodyPublishers.ofString("x"));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(detail(wrong)).contains("upload token");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "Application/X-WWW-Form-Urlencoded"})
    void refusesForms(String type) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/upload/kaunas/x.csv"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=f\r\n\r\na;b\r\n--x--"))
                .build();

        HttpResponse<String> answer = HTTP.send(form, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(detail(answer)).contains("curl -T");
        assertThat(names()).isEmpty();
    }

    @Test
    void letsOneOfManyUploadsOfOneNameIn() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 8)
                .mapToObj(i -> HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/upload/kaunas/one.csv"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .PUT(BodyPublishers.ofString(i + " " + UUID.randomUUID()))
                        .build())
                .map(request -> HTTP.sendAsync(request, BodyHandlers.ofString()))
                .toList();

        List<Integer> statuses = new java.util.ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get(30, TimeUnit.SECONDS).statusCode());
        }

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(names()).containsExactly("one.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/upload/kaunas/x.part", "/upload/kaunas/x.TMP"})
    void refusesNamesThatNoReaderLooksAt(String path) throws Exception {
        assertThat(put(path, "x").statusCode()).isEqualTo(400);
        assertThat(put("/upload/kaunas/empty.csv", "").statusCode()).isEqualTo(400);
    }
}
