package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Only {@code PUT /upload/<university>/<name>}, {@code POST /notify/<university>} and what is below {@code /public/} and
 * {@code /.well-known/}, spelt so, pass without the hub's own token; by a socket, because HTTP clients put paths right. The token of the upload is sent each time, so that only the path can be the reason.
 */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"sample.token=secret", "sample.inbox=target/upload-paths/inbox"})
class OpenPathsTest {

    private static final Path ROOT = Path.of("target/upload-paths");

    @LocalServerPort
    private int port;

    /** The status line and all that follows. */
    private String send(String method, String path, String more) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer kaunas-upload-token\r\n" + more + "Content-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static long stored() throws IOException {
        if (!Files.isDirectory(ROOT)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ", quoteCharacter = '`', textBlock = """
                    PUT /upload/kaunas/.hidden
                    PUT /upload/kaunas/..
                    PUT /upload/kaunas/%2e%2e
                    PUT /upload/kaunas/..%2Fx.csv
                    PUT /upload/kaunas/..%252Fx.csv
                    PUT /upload/kaunas/..%5Cx.csv
                    PUT /upload/kaunas/a%2Fx.csv
                    PUT /upload/kaunas/a/x.csv
                    PUT /upload/kaunas/%78.csv
                    PUT /upload/kaunas/x%00.csv
                    PUT /upload/kaunas/x.csv%0a
                    PUT /upload/kaunas/x.csv%20
                    PUT /upload/kaunas/x.csv/
                    PUT /upload/kaunas/x.csv;a=b
                    PUT /upload/kaunas;a=b/x.csv
                    PUT /upload;a=b/kaunas/x.csv
                    PUT /upload/kaunas/x.csv/../../../api/runs
                    PUT /upload/kaunas/../kaunas/x.csv
                    PUT /upload/kaunas/./x.csv
                    PUT /upload/../api/runs
                    PUT /upload/kaunas/..;/..;/api/runs
                    PUT /upload/kaunas//x.csv
                    PUT /upload//kaunas/x.csv
                    PUT //upload/kaunas/x.csv
                    PUT /%75pload/kaunas/x.csv
                    PUT /UPLOAD/kaunas/x.csv
                    PUT /upload/KAUNAS/x.csv
                    PUT /upload/kaunas/
                    PUT /upload/kaunas
                    PUT /upload
                    PUT /api/runs
                    PUT /upload/kaunas/x.csv/../x.csv
                    GET /upload/kaunas/x.csv
                    HEAD /upload/kaunas/x.csv
                    POST /upload/kaunas/x.csv
                    PATCH /upload/kaunas/x.csv
                    DELETE /upload/kaunas/x.csv
                    OPTIONS /upload/kaunas/x.csv
                    TRACE /upload/kaunas/x.csv
                    put /upload/kaunas/x.csv
                    PROPFIND /upload/kaunas/x.csv
                    POST /notify
                    POST /notify/
                    POST /notify/echo/
                    POST /notify/echo/x
                    POST /notify/echo;a=b
                    POST /notify;a=b/echo
                    POST /notify/%65cho
                    POST /%6eotify/echo
                    POST //notify/echo
                    POST /notify//echo
                    POST /notify/./echo
                    POST /notify/ECHO
                    POST /NOTIFY/echo
                    POST /notify/../api/runs
                    POST /notify/echo/../../api/runs
                    POST /notify/..;/api/runs
                    GET /notify/echo
                    PUT /notify/echo
                    DELETE /notify/echo
                    post /notify/echo
                    GET /public
                    GET /public/
                    GET /public/x/
                    GET /public//x
                    GET //public/x
                    GET /public/../api/status
                    GET /public/x/../../api/status
                    GET /public/./x
                    GET /public/.x
                    GET /public/..;/api/status
                    GET /public/%2e%2e/api/status
                    GET /public/x%2F..%2F..%2Fapi%2Fstatus
                    GET /public;a=b/x
                    GET /public/x;a=b
                    GET /PUBLIC/x
                    GET /%70ublic/x
                    GET /publics/x
                    GET /.well-known
                    GET /.well-known/
                    GET /.well-known/../api/status
                    GET /public/oid4vci/tampere/.well-known/
                    GET /public/oid4vci/tampere/.well-known/../api
                    GET /public/oid4vci/../.well-known/x
                    GET /public/oid4vci/tampere/.hidden/x
                    GET /public/status/tampere/.well-known/x
                    GET /api/status
                    GET /upload/../api/status
                    GET /upload/kaunas/..;/..;/api/status
                    GET /index.html/../api/status
                    GET /index.html;/../api/status
                    POST /api/runs
                    """)
    void opensNothingElse(String method, String path) throws IOException {
        String answer = send(method, path, "Content-Type: application/json\r\n");

        assertThat(status(answer)).as(answer).isIn(400, 401, 405, 501);
        assertThat(answer).doesNotContain("totals").doesNotContain("sha256");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
    void believesNoOtherMethodInAHeader(String header) throws IOException {
        String answer = send("POST", "/upload/kaunas/x.csv", header + ": PUT\r\n");

        assertThat(status(answer)).isEqualTo(401);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"})
    void believesNoOtherPathInAHeader(String header) throws IOException {
        String answer = send("PUT", "/api/runs", header + ": /upload/kaunas/x.csv\r\n");

        assertThat(status(answer)).isEqualTo(401);
        assertThat(stored()).isZero();
    }

    /** So that the others fail for their path alone. */
    @Test
    void opensThePathOfNotifications() throws IOException {
        assertThat(status(send("POST", "/notify/echo", ""))).isEqualTo(202);
    }

    /** So that the others fail for their path alone. */
    @ParameterizedTest
    @CsvSource({
        "/public/nothing",
        "/public/status/a-list",
        "/.well-known/nothing/here",
        "/public/oid4vci/tampere/.well-known/openid-credential-issuer"
    })
    void opensWhatIsPublic(String path) throws IOException {
        assertThat(status(send("GET", path, ""))).isEqualTo(404);
    }

    /** So that the others fail for their path alone. */
    @Test
    void opensTheOnePath() throws IOException {
        String answer = send("PUT", "/upload/kaunas/x.csv?again=true", "");

        assertThat(status(answer)).as(answer).isEqualTo(201);
        Files.delete(ROOT.resolve("inbox/x.csv"));
    }
}
