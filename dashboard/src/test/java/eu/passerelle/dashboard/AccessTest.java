package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

class AccessTest {

    @Nested
    @SpringBootTest(classes = SampleDashboard.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    class WithoutToken {

        @LocalServerPort
        private int port;

        @Test
        void refusesAForeignHostName() {
            ApiClient.Answer answer = new ApiClient("http://127.0.0.1:" + port).get("/api/status");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.detail()).contains("by its own name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/runs", "/%61pi/runs"})
        void refusesWhatAFormOfAForeignPageCouldSend(String path) {
            ApiClient.Answer answer = new ApiClient(port).postForm(path);

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.detail()).contains("application/json");
        }
    }

    @Nested
    @SpringBootTest(
            classes = SampleDashboard.class,
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = "sample.token=secret")
    class WithToken {

        @LocalServerPort
        private int port;

        @ParameterizedTest
        @ValueSource(strings = {"/api/status", "/%61pi/status", "//api/status", "/actuator/health/../../api/status"})
        void needsTheTokenHoweverThePathIsWritten(String path) {
            ApiClient.Answer answer = new ApiClient(port).get(path);

            assertThat(answer.status()).isIn(400, 401);
            assertThat(answer.text()).doesNotContain("totals");
        }

        @Test
        void refusesAWrongTokenAndSaysWhereTheRightOneStands() {
            ApiClient.Answer answer = new ApiClient(port).get("/api/status", "Authorization", "Bearer guess");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.detail()).contains("web.token");
        }

        @Test
        void letsTheTokenInUnderAnyName() {
            ApiClient api = new ApiClient("http://127.0.0.1:" + port);

            assertThat(api.get("/api/status", "Authorization", "Bearer secret").status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/assets/..%2f..%2fapi%2fstatus",
                    "/assets/../api/status",
                    "/assets//api/status",
                    "/assets/x.js;/../../api/status",
                    "/assets/.hidden.js",
                    "/assets/",
                })
        void letsNothingElseInAsAFileOfThePage(String path) {
            assertThat(new ApiClient(port).get(path).status()).isIn(400, 401);
        }

        @Test
        void aFileOfThePageIsKeptForGoodAndThePageItselfIsNot() throws Exception {
            String page = new ApiClient(port).get("/").text();
            var name = java.util.regex.Pattern.compile("assets/[^\"]+\\.js").matcher(page);
            assertThat(name.find()).isTrue();

            var file = java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(
                                            java.net.URI.create("http://localhost:" + port + "/" + name.group()))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding());

            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
            assertThat(file.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'")
                            .doesNotContain("unsafe"));
        }

        @Test
        void showsThePageThatAsksForTheToken() {
            assertThat(AccessFilter.PUBLIC.stream()
                            .filter(path -> !path.startsWith("/actuator") && !path.endsWith("z")))
                    .allSatisfy(path -> assertThat(new ApiClient(port).get(path).status())
                            .as(path)
                            .isEqualTo(200));
        }
    }
}
