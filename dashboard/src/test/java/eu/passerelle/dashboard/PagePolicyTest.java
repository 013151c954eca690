package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers may do with our pages, word by word: whoever loosens it says so here. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "sample.token=secret")
class PagePolicyTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * As dmn-js writes them: the logo of bpmn.io, and what a click on it shows (PoweredByUtil.js); the picture that is dragged
     * with a column or row, which nobody is to see (DragAndDrop.js).
     */
    private static final List<String> EDITOR = List.of(
            "vertical-align:middle",
            "position: absolute; bottom: 15px; right: 15px; z-index: 100;",
            "z-index: 1001;position: fixed;top: 0;left: 0;right: 0;bottom: 0",
            "width: 100%;height: 100%;background: rgba(40,40,40,0.2)",
            "position: absolute;left: 50%;top: 40%;transform: translate(-50%);width: 260px;padding: 10px;background: white;"
                    + "box-shadow: 0 1px 4px rgba(0,0,0,0.3);font-family: Helvetica, Arial, sans-serif;font-size: 14px;"
                    + "display: flex;line-height: 1.3",
            "margin: 15px 20px 15px 10px; align-self: center;",
            "\n          visibility: hidden;\n          position: fixed;\n          top: -10000px\n      ");

    /** What the editor puts together itself while it shows a table: its text stands in no file, the browser's walk needs it. */
    private static final String COMPUTED = "'sha256-bm56T0MNpGdOoTgsIXEhZNUZHvlrlkZAsRnI6b1+tBk='";

    @LocalServerPort
    private int port;

    private String policy(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElseThrow();
        }
    }

    private static String editorStyles() throws Exception {
        StringJoiner hashes = new StringJoiner(" ");
        for (String style : EDITOR) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        return hashes.add(COMPUTED).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/status", "/icon.svg", "/login", "/nothing"})
    void nothingInlineRunsOrIsShown(String path) throws Exception {
        assertThat(policy(path)).isEqualTo(POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html"})
    void thePageMayShowTheEditorsOwnStylesBesides(String path) throws Exception {
        assertThat(policy(path)).isEqualTo(POLICY + "; style-src-attr 'unsafe-hashes' " + editorStyles());
    }
}
