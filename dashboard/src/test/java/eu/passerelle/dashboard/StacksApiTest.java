package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StacksApiTest {

    private ApiClient api = new ApiClient(0);

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
    }

    @Test
    void countsByPathwayAndWhatIsToGo() {
        JsonNode pathway =
                api.get("/api/stacks?pathway=responsible-data").json().path(0);

        assertThat(pathway).isEqualTo(api.get("/api/stacks").json().path(0));
        assertThat(pathway.path("complete").asInt()).isEqualTo(12);
        assertThat(pathway.path("toGo").path("1 module to go (core: 1)").asInt())
                .isEqualTo(3);
    }

    @Test
    void showsHowFarALearnerIs() {
        JsonNode progress = api.get("/api/stacks/responsible-data/learners/" + SampleStacks.LEARNER)
                .json();

        assertThat(progress.path("says").asString()).isEqualTo("3 of 5 ECTS, 1 module to go (core: 1)");
        assertThat(progress.path("complete").asBoolean()).isFalse();
        assertThat(progress.at("/toGo/0/open/0").asString()).isEqualTo("twente/MC-2");
        assertThat(progress.at("/parts/0/completedOn").asString()).isEqualTo("2026-06-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/api/stacks?pathway=x                                                      | 404 | There is no pathway 'x'; there are [responsible-data]",
                "/api/stacks/x/learners/11111111-2222-4333-8444-555555555555                | 404 | no pathway 'x' or no learner",
                "/api/stacks/responsible-data/learners/11111111-2222-4333-8444-555555555556 | 404 | no learner 11111111",
                "/api/stacks/broken/learners/11111111-2222-4333-8444-555555555555           | 503 | broken.yaml, line 5",
                "/api/stacks/responsible-data/learners/12                                   | 400 | 'learner' must be an id like"
            })
    void saysWhatIsWrongWithARequest(String path, int status, String detail) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
    }
}
