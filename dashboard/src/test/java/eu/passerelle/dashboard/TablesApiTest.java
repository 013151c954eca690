package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TablesApiTest {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private ApiClient api;

    @BeforeEach
    void call() {
        api = new ApiClient(port);
    }

    private static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    @Test
    void tellsTheTablesAndOneOfThem() {
        assertThat(api.get("/api/tables").json().size()).isEqualTo(2);
        JsonNode stacking = api.get("/api/tables/one?table=stacking").json();
        assertThat(stacking.path("shown").path("rows").size()).isEqualTo(8);
        assertThat(stacking.path("row").path("ofStacks").asBoolean()).isTrue();
        assertThat(api.get("/api/tables/one?table=nothing").status()).isEqualTo(404);
    }

    @Test
    void tellsTheCellThatIsWrong() {
        JsonNode text = api.get("/api/tables/one?table=stacking").json().path("text");
        String broken = text.path("dmn").asString().replace("&lt; 4", "\"low\"");

        JsonNode trial = api.post(
                        "/api/tables/check",
                        json(Map.of(
                                "table",
                                "stacking",
                                "dmn",
                                broken,
                                "examples",
                                text.path("examples").asString())))
                .json();

        assertThat(trial.path("passes").asBoolean()).isFalse();
        assertThat(trial.path("problems").get(0).path("row").asInt()).isEqualTo(3);
        assertThat(trial.path("problems").get(0).path("cell").asInt()).isEqualTo(3);
    }

    @Test
    void asksForWhatIsMissing() {
        assertThat(api.post("/api/tables/check", "{}").detail()).isEqualTo("Send 'table', 'dmn' and 'examples'.");
        assertThat(api.post("/api/tables/changes", "{\"table\": \"stacking\"}").detail())
                .isEqualTo("Say 'was'.");
        assertThat(api.post("/api/tables/planned/cancel", "{\"version\": \"x\", \"who\": \" \", \"reason\": \"y\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/tables/what-if/00000000-0000-0000-0000-000000000000"))
                .satisfies(no -> assertThat(no.status()).isEqualTo(404))
                .satisfies(no -> assertThat(no.detail()).contains("another one", "balancer"));
    }

    @Test
    void comparesVersionsRowByRow() {
        String version = api.get("/api/tables/one?table=catalogue")
                .json()
                .path("shown")
                .path("version")
                .asString();

        assertThat(api.get("/api/tables/diff?table=catalogue&from=" + version.replace("#", "%23") + "&to="
                                + version.replace("#", "%23"))
                        .json()
                        .path("diff")
                        .asString())
                .isEmpty();
    }

    @Test
    void decidesLikeCasesEachForItselfAndTellsWhichItRefused() {
        ApiClient.Answer outcomes = api.post(
                "/api/referred/together/rulings",
                "{\"transfers\": [\"00000000-0000-0000-0000-00000000000a\"], \"decision\": \"DECLINE\","
                        + " \"reason\": \"no\", \"who\": \"Ann\"}");

        assertThat(outcomes.status()).isEqualTo(200);
        assertThat(outcomes.json().path("outcomes").get(0).path("refused").asString())
                .contains("There is no transfer");
        assertThat(api.post("/api/referred/together/rulings", "{\"transfers\": []}")
                        .status())
                .isEqualTo(400);
    }
}
