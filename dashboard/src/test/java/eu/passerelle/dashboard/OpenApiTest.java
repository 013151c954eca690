package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpenApiTest {

    @Test
    void describesEveryEndpoint(@LocalServerPort int port) {
        JsonNode paths = new ApiClient(port).get("/v3/api-docs").json().path("paths");

        assertThat(paths.propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/me",
                        "/api/status",
                        "/api/overview",
                        "/api/runs",
                        "/api/runs/outcomes",
                        "/api/universities",
                        "/api/universities/{university}/versions",
                        "/api/universities/{university}/versions/{version}",
                        "/api/universities/{university}/diff",
                        "/api/universities/{university}/activate",
                        "/api/universities/{university}/rollback",
                        "/api/universities/{university}/retire",
                        "/api/transfers",
                        "/api/transfers/{id}",
                        "/api/transfers/{id}/payloads/{kind}",
                        "/api/transfers/{id}/claim-link",
                        "/api/transfers/{id}/retry",
                        "/api/transfers/{id}/decision",
                        "/api/transfers/{id}/release",
                        "/api/recognitions/{university}",
                        "/api/recognitions/{university}/retry",
                        "/api/stacks",
                        "/api/stacks/{pathway}/learners/{learner}",
                        "/api/policy",
                        "/api/policy/what-if",
                        "/api/completeness/{university}",
                        "/api/failure-groups",
                        "/api/failure-groups/{group}/state",
                        "/api/failure-groups/{group}/estimate",
                        "/api/failure-groups/{group}/retry",
                        "/api/retries",
                        "/api/retries/{batch}",
                        "/api/learners",
                        "/api/learners/{learner}/results",
                        "/api/learners/candidates",
                        "/api/learners/candidates/{id}",
                        "/api/learners/candidates/{id}/people",
                        "/api/learners/candidates/{id}/decision",
                        "/api/referred",
                        "/api/referred/rules",
                        "/api/referred/{transfer}",
                        "/api/referred/{transfer}/ruling",
                        "/api/referred/{transfer}/approval",
                        "/api/referred/{transfer}/rejection",
                        "/api/referred/{transfer}/rule",
                        "/api/audit",
                        "/api/audit/chain",
                        "/api/audit/verification",
                        "/upload/{university}/{name}",
                        "/notify/{university}");
        assertThat(paths.path("/api/runs").propertyNames()).containsExactlyInAnyOrder("get", "post");
        assertThat(paths.findValuesAsString("summary"))
                .hasSize(paths.valueStream().mapToInt(JsonNode::size).sum());
    }
}
