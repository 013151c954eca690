package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("slow")
class SetupApiTest {

    private final String university = "s" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private SampleConfigurations configurations;

    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
    }

    private String of(String university, String rest) {
        return "/api/universities/" + university + rest;
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.text().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void aUniversityIsWrittenFromNothingAndChangedKeyByKey() {
        Answer made = api.put(
                of(university, "/draft"), "{\"changes\":[{\"path\":[\"sis\",\"protocol\"],\"value\":\"rest\"}]}");
        JsonNode draft = api.get(of(university, "/draft")).json();
        Answer changed = api.put(
                of(university, "/draft"),
                "{\"was\":\"%s\",\"changes\":[{\"path\":[\"sis\",\"base\"],\"value\":\"x\"}]}"
                        .formatted(draft.path("sha256").asString()));

        assertThat(made.status()).isEqualTo(200);
        assertThat(draft.at("/values/sis/protocol").asString()).isEqualTo("rest");
        assertThat(changed.json().at("/values/sis").toString()).isEqualTo("{\"protocol\":\"rest\",\"base\":\"x\"}");
    }

    @Test
    void whoWasSlowerIsToldAndNothingIsOverwritten() {
        configurations.drafts.put(university, "{}");

        assertThat(api.put(of(university, "/draft"), "{\"was\":\"other\",\"text\":\"{}\"}")
                        .status())
                .isEqualTo(409);
        assertThat(configurations.drafts).containsEntry(university, "{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /draft              | {}                                   | 400
            /draft              | {"text":"x","changes":[{"path":[]}]} | 400
            /draft              | {"changes":[{"path":[]}]}            | 400
            /draft              | {"text":"invalid"}                   | 422
            /certificate        | {}                                   | 400
            /data/file          | {}                                   | 400
            """)
    void saysWhatIsMissingInWhatIsWritten(String path, String body, int status) {
        Answer answer = api.put(of(university, path), body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).isNotBlank();
    }

    @Test
    void theCheckIsToldStepByStep() {
        configurations.drafts.put(university, "{}");

        Answer answer = api.post(of(university, "/check"), "{}");

        assertThat(answer.type()).startsWith("application/x-ndjson");
        assertThat(lines(answer))
                .extracting(line -> line.path("result").asString())
                .containsExactly("OK", "OK", "OK", "SKIPPED");
        assertThat(api.post(of("nothing", "/check"), "{}").status()).isEqualTo(404);
    }

    @Test
    void aPreviewNeedsAPurposeAndShowsRecordsSideBySide() {
        configurations.drafts.put(university, "{}");

        assertThat(api.post(of(university, "/preview"), "{}").status()).isEqualTo(400);
        List<JsonNode> lines = lines(api.post(of(university, "/preview"), "{\"purpose\":\"set-up\"}"));

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().path("outcome").asString()).isEqualTo("Recognised");
        assertThat(lines.getLast().path("done").asBoolean()).isTrue();
    }

    @Test
    void aDryRunTellsHowFarItIs() {
        List<JsonNode> lines = lines(api.post(of("tampere", "/dry-run"), "{\"since\":\"2026-01-01\"}"));

        assertThat(lines).extracting(line -> line.path("records").asInt()).containsExactly(100, 240);
    }

    @Test
    void theSchemaAndTheTargetsAreThoseOfThisHub() {
        assertThat(api.get("/api/schemas/university")
                        .json()
                        .at("/properties/sis")
                        .isObject())
                .isTrue();
        assertThat(api.get("/api/targets").text()).isEqualTo("[\"europass\",\"mail\"]");
    }

    @Test
    void aScheduleIsPausedWithAReasonAndResumed() {
        String schedule = of("twente", "/schedule");

        assertThat(api.post(schedule + "/pause", "{}").status()).isEqualTo(400);
        assertThat(api.post(schedule + "/pause", "{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        JsonNode paused = api.post(schedule + "/pause", "{\"reason\":\"The SIS is moved\"}")
                .json();

        assertThat(paused.at("/pause/reason").asString()).isEqualTo("The SIS is moved");
        assertThat(api.get(schedule).json().at("/pause/by").asString()).isEqualTo("operator");
        assertThat(api.post(schedule + "/resume", "{}").json().path("pause").isNull())
                .isTrue();
        assertThat(api.post(schedule + "/resume", "{}").status()).isEqualTo(409);
        assertThat(api.get(of("nowhere", "/schedule")).status()).isEqualTo(404);
        assertThat(api.get(of("tampere", "/schedule"))
                        .json()
                        .at("/schedule/overlap")
                        .asString())
                .isEqualTo("SKIP");
    }

    @Test
    void whatIsLackingIsToldAndMended() {
        JsonNode lacking = api.get(of("tampere", "/data")).json();
        Answer explained =
                api.post(of("tampere", "/data/codes"), "{\"map\":\"language\",\"code\":\"se\",\"value\":\"sv\"}");

        assertThat(lacking.at("/codes/0/transfers").asInt()).isEqualTo(12);
        assertThat(lacking.at("/opportunities/0/missing").size()).isEqualTo(3);
        assertThat(explained.status()).isEqualTo(200);
        assertThat(api.get(of("tampere", "/data/file?path=universities/tampere.values.csv"))
                        .text())
                .contains("language,se,sv,,,operator");
        assertThat(api.get(of("tampere", "/data/versions")).json().findValuesAsString("by"))
                .contains("operator");
        assertThat(api.get(of("nowhere", "/data")).status()).isEqualTo(404);
    }

    @Test
    void aDrawingIsTriedBeforeItIsTaken() {
        String certificate = of("tampere", "/certificate");
        JsonNode template = api.get(certificate).json();

        assertThat(api.post(certificate + "/preview", "{}").json().path("png").asString())
                .startsWith("iVBOR");
        assertThat(api.post(certificate + "/preview", "{\"svg\":\"<svg><script/></svg>\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.put(
                                certificate,
                                "{\"svg\":\"<svg/>\",\"was\":\"%s\"}"
                                        .formatted(template.path("sha256").asString()))
                        .json()
                        .path("svg")
                        .asString())
                .isEqualTo("<svg/>");
    }
}
