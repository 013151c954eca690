package eu.passerelle.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint, over real HTTP. */
class VerifyApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "xxx-boundary-xxx";

    private static HttpResponse<String> post(String type, byte[] body, String language)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(SampleVerifier.page())
                        .header("Content-Type", type)
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode asked(String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(type, body.getBytes(StandardCharsets.UTF_8), "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> form(String name, String file, byte[] content)
            throws IOException, InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n";
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[before.length + content.length + after.length];
        System.arraycopy(before, 0, body, 0, before.length);
        System.arraycopy(content, 0, body, before.length, content.length);
        System.arraycopy(after, 0, body, before.length + content.length, after.length);
        return post("multipart/form-data; boundary=" + BOUNDARY, body, "de,en;q=0.5");
    }

    @Test
    void judgesDocumentsAsTheBody() throws IOException, InterruptedException {
        JsonNode good = asked("application/vc", SampleVerifier.good());
        JsonNode changed = asked("application/json", SampleVerifier.changed());
        JsonNode strange = asked("application/octet-stream", SampleVerifier.strange());

        assertThat(good.path("overall").asString()).as(good.toString()).isEqualTo("VALID");
        assertThat(good.at("/says/title").asString()).isEqualTo("Datan etiikka");
        assertThat(changed.path("overall").asString()).isEqualTo("INVALID");
        assertThat(strange.path("overall").asString()).isEqualTo("VALID_NOT_TRUSTED");
        assertThat(asked("text/plain", "hello").path("overall").asString()).isEqualTo("CANNOT_BE_JUDGED");
    }

    @Test
    void takesTextAndLinksInJson() throws IOException, InterruptedException {
        JsonNode told = asked(
                "application/json", JSON.writeValueAsString(java.util.Map.of("credential", SampleVerifier.good())));
        HttpResponse<String> link = post(
                "application/json", "{\"url\":\"https://169.254.169.254/x\"}".getBytes(StandardCharsets.UTF_8), "en");

        assertThat(told.path("overall").asString()).isEqualTo("VALID");
        assertThat(link.statusCode()).isEqualTo(422);
        assertThat(link.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void answersFormsWithPages() throws IOException, InterruptedException {
        byte[] good = SampleVerifier.good().getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> file = form("file", "; filename=\"badge.json\"", good);
        HttpResponse<String> text = form("text", "", good);
        HttpResponse<String> nothing = form("text", "", new byte[0]);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("<html lang=\"de\">").contains("<h1>G&uuml;ltig</h1>".replace("&uuml;", "ü"));
        assertThat(text.body()).contains("Παπαδοπούλου");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("role=\"alert\"");
    }

    @Test
    void escapesWhatDocumentsSay() throws IOException, InterruptedException {
        String hostile = SampleVerifier.good().replace("Datan etiikka", "<script>alert(1)</script>");

        HttpResponse<String> answer = form("text", "", hostile.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException, InterruptedException {
        byte[] large = new byte[Verification.LARGEST + 100_000];

        assertThat(post("application/octet-stream", large, "en").statusCode()).isEqualTo(413);
        assertThat(form("file", "; filename=\"x\"", large).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/style.css", "/drop.js"})
    void servesPageStyleAndScript(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(SampleVerifier.page() + path)).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        if (path.isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "stands, 200, This certificate stands today",
        "superseded, 200, A newer certificate has replaced this one",
        "revoked, 200, This certificate was withdrawn",
        "other, 404, There is no such certificate"
    })
    void saysWhetherACertificateStands(String number, int status, String told)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(SampleVerifier.page() + "/c/" + number))
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("<h1>" + told + "</h1>", "name=\"file\"")
                .doesNotContain("Παπαδοπούλου");
        assertThat(answer.body().contains("Data Ethics")).isEqualTo(number.equals("stands"));
    }
}
