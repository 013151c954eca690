package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConfigurationsApiTest {

    private final String university = "c" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private SampleConfigurations configurations;

    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
    }

    private Answer activate(String draft, String body) {
        configurations.drafts.put(university, draft);
        return api.post("/api/universities/" + university + "/activate", body);
    }

    private Answer get(String rest) {
        return api.get("/api/universities/" + university + rest);
    }

    private Answer post(String rest, String body) {
        return api.post("/api/universities/" + university + rest, body);
    }

    @Test
    void activatesADraftAndListsItsVersionsNewestFirst() {
        JsonNode first = activate("a: 1\n", "{\"note\":\"begin\"}").json();
        activate("a: 2\n", "{}");

        JsonNode versions = get("/versions").json();
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.path("changed").asBoolean()).isTrue();
        assertThat(first.path("steps").path(0).path("result").asString()).isEqualTo("OK");
        assertThat(first.path("preview").path("outcomes").toString()).isEqualTo("{\"Recognised\":1}");
        assertThat(versions.findValuesAsString("version")).containsExactly("2", "1");
        assertThat(versions.findValuesAsString("active")).containsExactly("true", "false");
        assertThat(versions.path(1).path("note").asString()).isEqualTo("begin");
        assertThat(versions.path(1).path("storedBy").asString()).isEqualTo("operator");
        assertThat(get("/versions/1").json().path("content").asString()).isEqualTo("a: 1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid, {}, 422, line 1: unknown key",
        "failing, {}, 409, SIS failed",
    })
    void refusesADraftAndSaysWhy(String draft, String body, int status, String detail) {
        Answer answer = activate(draft, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(get("/versions").json()).isEmpty();
    }

    @Test
    void namesTheStepsThatFailed() {
        JsonNode steps = activate("failing", "{}").json().path("steps");

        assertThat(steps.findValuesAsString("name")).containsExactly("SIS");
        assertThat(steps.findValuesAsString("result")).containsExactly("FAILED");
    }

    @Test
    void takesAReasonForAFailedStep() {
        assertThat(activate("failing", "{\"despiteFailures\":\"known\"}").status())
                .isEqualTo(200);
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        Answer answer = activate("a: 1", "{\"dryRun\":true}");

        assertThat(answer.json().path("changed").asBoolean()).isFalse();
        assertThat(get("/versions").json()).isEmpty();
    }

    @Test
    void comparesDraftAndVersions() {
        activate("a: 1\nb: 1\n", "{}");
        activate("a: 1\nb: 2\n", "{}");
        configurations.drafts.put(university, "a: 1\nb: 3\n");

        assertThat(get("/diff").json().path("diff").asString())
                .isEqualTo("--- version 2\n+++ draft\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n");
        assertThat(get("/diff?from=1").json().path("diff").asString()).contains("-b: 1\n+b: 3\n");
        assertThat(get("/diff?from=1&to=2").json().path("diff").asString()).contains("-b: 1\n+b: 2\n");
        assertThat(get("/diff?from=2&to=2").json().path("diff").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/diff?from=7, 404",
        "/diff?from=1&to=7, 404",
        "/diff?from=x, 400",
        "/versions/7, 404",
        "/versions/x, 400",
    })
    void saysWhatIsNotThere(String path, int status) {
        activate("a: 1", "{}");

        assertThat(get(path).status()).isEqualTo(status);
        assertThat(get(path).detail()).isNotBlank();
    }

    @Test
    void saysThatThereIsNoDraftToCompare() {
        activate("a: 1", "{}");
        configurations.drafts.remove(university);

        assertThat(get("/diff").status()).isEqualTo(409);
    }

    @Test
    void doesNotKnowAnUnknownUniversity() {
        assertThat(get("/versions").status()).isEqualTo(404);
        assertThat(get("/diff").status()).isEqualTo(404);
        assertThat(post("/activate", "{}").status()).isEqualTo(404);
        assertThat(post("/retire", "{}").status()).isEqualTo(404);
        assertThat(post("/rollback", "{\"version\":1}").status()).isEqualTo(404);
    }

    @Test
    void bringsAnEarlierVersionBack() {
        activate("a: 1", "{}");
        activate("a: 2", "{}");

        JsonNode outcome =
                post("/rollback", "{\"version\":1,\"note\":\"worked\"}").json();

        assertThat(outcome.path("version").asInt()).isEqualTo(3);
        assertThat(get("/versions/3").json().path("content").asString()).isEqualTo("a: 1");
        assertThat(configurations.drafts).containsEntry(university, "a: 1");
    }

    @Test
    void losesNoDraftUnasked() {
        activate("a: 1", "{}");
        configurations.drafts.put(university, "invalid");

        assertThat(post("/rollback", "{\"version\":1}").status()).isEqualTo(409);
        assertThat(post("/rollback", "{\"version\":1,\"discardDraft\":true}").status())
                .isEqualTo(200);
        assertThat(post("/rollback", "{}").status()).isEqualTo(400);
    }

    @Test
    void retiresAUniversity() {
        activate("a: 1", "{}");

        assertThat(post("/retire", "{\"note\":\"left\"}").status()).isEqualTo(200);

        assertThat(get("/versions").json().findValuesAsString("active")).containsExactly("false");
    }

    @Test
    void theStatusSaysHowTheDraftStands() {
        activate("a: 1", "{}");
        configurations.drafts.put(university, "a: 2");

        JsonNode ours = api.get("/api/status")
                .json()
                .path("universities")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(university))
                .findFirst()
                .orElseThrow();

        assertThat(ours.path("configuration").path("draft").asString()).isEqualTo("DIFFERS");
        assertThat(ours.path("configuration").path("active").asInt()).isEqualTo(1);
        assertThat(api.get("/api/universities").json().findValuesAsString("university"))
                .contains(university);
    }
}
