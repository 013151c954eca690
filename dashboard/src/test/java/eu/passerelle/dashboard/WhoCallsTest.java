package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Whom the hub takes a caller for, and that every endpoint asks. */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sample.token=secret", "sample.people=true"})
class WhoCallsTest {

    private static final String OPERATOR = "secret";

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private ApiClient.Answer call(String token, String method, String path, String body) {
        String[] header = {"Authorization", "Bearer " + token};
        ApiClient client = new ApiClient(port);
        return method.equals("GET") ? client.get(path, header) : client.post(path, body, header);
    }

    @Test
    void aPersonSpeaksInHisOwnNameOnly() {
        String registrar = SamplePeople.staff(SamplePeople.HERE, Role.RECOGNISE);
        SampleJournal here = new SampleJournal(SamplePeople.HERE);
        here.pull(List.of("speaks"), List.of());
        here.refer("speaks");
        String path = "/api/referred/" + here.id("speaks");

        ApiClient.Answer asAnother = call(
                registrar, "POST", path + "/ruling", "{\"decision\":\"ASK_BACK\",\"reason\":\"x\",\"who\":\"Ann\"}");
        ApiClient.Answer asHimself =
                call(registrar, "POST", path + "/ruling", "{\"decision\":\"ASK_BACK\",\"reason\":\"x\"}");

        assertThat(asAnother.status()).isEqualTo(400);
        assertThat(asAnother.detail()).contains("You are 'here-recognise'");
        assertThat(asHimself.json().path("by").asString()).isEqualTo(registrar);
    }

    @Test
    void tellsWhoCallsAndWhatHeMay() {
        JsonNode me = call(SamplePeople.staff(SamplePeople.HERE, Role.VIEW_PAYLOAD), "GET", "/api/me", "")
                .json();

        assertThat(me.toString())
                .isEqualTo("{\"name\":\"here-view-payload\",\"named\":true,\"operator\":false,"
                        + "\"roles\":{\"here\":[\"view-payload\"]}}");
        assertThat(call(OPERATOR, "GET", "/api/me", "").json().path("operator").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotOfTheApiIsTheOperators() {
        assertThat(call(SamplePeople.staff(SamplePeople.HERE, Role.ADMINISTER), "GET", "/%61pi/status", "")
                        .status())
                .isEqualTo(403);
        assertThat(call(SamplePeople.staff(SamplePeople.HERE, Role.ADMINISTER), "GET", "/actuator", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyEndpointSaysWhichRoleItAsksFor() {
        List<String> silent = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("eu.passerelle.dashboard")
                    && method.getMethodAnnotation(Asks.class) == null) {
                silent.add(method.toString());
            }
        });

        assertThat(silent)
                .as("annotate it with @Asks and add it to allowed.txt")
                .isEmpty();
    }
}
