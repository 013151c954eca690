package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.StatusKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SampleStatus.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "sample.port=80")
class StatusControllerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SampleCredentials credentials = new SampleCredentials();

    @LocalServerPort
    private int port;

    private String address(StatusKind kind) {
        return "/public/status/" + credentials.issue(kind, "a").getFirst().list();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static JsonNode part(HttpResponse<byte[]> jws, int part) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder()
                        .decode(new String(jws.body(), StandardCharsets.US_ASCII).split("\\.")[part]));
    }

    @ParameterizedTest
    @CsvSource({"BITSTRING, application/vc+jwt", "TOKEN, application/statuslist+jwt"})
    void aListMayBeKeptForAShortWhileByEverybody(StatusKind kind, String mediaType) throws Exception {
        HttpResponse<byte[]> answer = send("GET", address(kind));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(mediaType);
        assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=15, public");
        assertThat(header(answer, "Vary")).contains("Accept");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'");
        assertThat(answer.body().length).isLessThan(20_000);
    }

    @Test
    void aTokenListSaysWhatTheSpecificationAsksFor() throws Exception {
        String path = address(StatusKind.TOKEN);
        HttpResponse<byte[]> answer = send("GET", path);

        JsonNode header = part(answer, 0);
        JsonNode payload = part(answer, 1);
        assertThat(header.path("typ").asString()).isEqualTo("statuslist+jwt");
        assertThat(header.path("alg").asString()).isEqualTo("ES256");
        assertThat(header.path("kid").asString())
                .isEqualTo(SampleStatus.issuer(credentials.university).keyId());
        assertThat(header.has("x5c")).isFalse();
        assertThat(payload.path("sub").asString()).isEqualTo("http://localhost:80" + path);
        assertThat(payload.path("exp").asLong() - payload.path("iat").asLong()).isEqualTo(3_600);
        assertThat(payload.path("ttl").asLong()).isEqualTo(15);
        assertThat(payload.at("/status_list/bits").asInt()).isEqualTo(1);
    }

    @Test
    void aBitstringListIsAVerifiableCredential() throws Exception {
        String path = address(StatusKind.BITSTRING);

        JsonNode list = part(send("GET", path), 1);

        assertThat(list.path("id").asString()).isEqualTo("http://localhost:80" + path);
        assertThat(list.path("issuer").asString())
                .isEqualTo(SampleStatus.issuer(credentials.university).id());
        assertThat(list.at("/type/1").asString()).isEqualTo("BitstringStatusListCredential");
        assertThat(list.at("/credentialSubject/statusPurpose").asString()).isEqualTo("revocation");
        assertThat(list.at("/credentialSubject/ttl").asLong()).isEqualTo(15_000);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasTheListIsToldSoWithoutIt(StatusKind kind) throws Exception {
        String path = address(kind);
        HttpResponse<byte[]> first = send("GET", path);

        HttpResponse<byte[]> again = send("GET", path, "If-None-Match", header(first, "ETag"));
        HttpResponse<byte[]> head = send("HEAD", path);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "Cache-Control")).isEqualTo("max-age=15, public");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @Test
    void browsersOfOtherSitesMayReadIt() throws Exception {
        String path = address(StatusKind.TOKEN);

        HttpResponse<byte[]> answer = send("GET", path, "Origin", "https://verifier.example.org");
        HttpResponse<byte[]> asked = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .headers(
                                "Origin",
                                "https://verifier.example.org",
                                "Access-Control-Request-Method",
                                "GET",
                                "Access-Control-Request-Headers",
                                "if-none-match")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(header(asked, "Access-Control-Allow-Headers")).isEqualTo("if-none-match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "x"})
    void thereAreNoOtherLists(String list) throws Exception {
        assertThat(send("GET", "/public/status/" + list).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyMayChangeAListOrAskForThePast() throws Exception {
        String path = address(StatusKind.TOKEN);

        assertThat(send("POST", path).statusCode()).isEqualTo(405);
        assertThat(send("DELETE", path).statusCode()).isEqualTo(405);
        assertThat(send("GET", path + "?time=1686925000").statusCode()).isEqualTo(501);
    }

    /** Java's own client cannot be told from others by what it accepts. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "*/*", "application/statuslist+jwt, */*;q=0.1"})
    void whateverAVerifierSaysThatItAcceptsItGetsTheListThatThereIs(String accept) throws Exception {
        HttpResponse<byte[]> answer = send("GET", address(StatusKind.TOKEN), "Accept", accept);

        assertThat(List.of(answer.statusCode(), header(answer, "Content-Type")))
                .containsExactly(200, "application/statuslist+jwt");
    }
}
