package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PolicyApiTest {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private ApiClient api;

    @BeforeEach
    void call() {
        api = new ApiClient(port);
    }

    @Test
    void tellsWhatIsInForceAndWhyNewerFilesAreNot() {
        assertThat(api.get("/api/policy").json().path("version").asString()).isEqualTo("0123456789ab");
        assertThat(api.get("/api/status").json().path("policyProblems").get(0).asString())
                .isEqualTo(SamplePolicy.PROBLEM);
    }

    @Test
    void triesAPolicyOnThePast() {
        ApiClient.Answer tried =
                api.post("/api/policy/what-if", "{\"files\": {\"release.dmn\": \"<x/>\"}, \"asOf\": \"2027-01-01\"}");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("decisions").asInt()).isEqualTo(7);
        assertThat(tried.json().path("asOf").asString()).isEqualTo("2027-01-01");
    }

    @Test
    void tellsWhyATrialCannotBeUsed() {
        ApiClient.Answer refused = api.post("/api/policy/what-if", "{\"files\": {\"broken.dmn\": \"\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).isEqualTo("broken.dmn: no such table is asked");
    }

    @Test
    void tellsWhatCredentialsLack() {
        assertThat(api.get("/api/completeness/tampere")
                        .json()
                        .path("elements")
                        .get(0)
                        .path("lacking")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.get("/api/completeness/nowhere").status()).isEqualTo(404);
    }

    @Test
    void saysThatThereIsNoSuchTransfer() {
        String transfer = "/api/transfers/" + UUID.randomUUID();

        assertThat(api.get(transfer + "/decision").status()).isEqualTo(404);
        assertThat(api.post(transfer + "/release", "{}").status()).isEqualTo(404);
    }
}
