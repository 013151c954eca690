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
                        "/api/flow",
                        "/api/health",
                        "/api/runs",
                        "/api/runs/outcomes",
                        "/api/universities",
                        "/api/universities/{university}/versions",
                        "/api/universities/{university}/versions/{version}",
                        "/api/universities/{university}/diff",
                        "/api/universities/{university}/activate",
                        "/api/universities/{university}/rollback",
                        "/api/universities/{university}/retire",
                        "/api/schemas/university",
                        "/api/targets",
                        "/api/universities/{university}/draft",
                        "/api/universities/{university}/check",
                        "/api/universities/{university}/preview",
                        "/api/universities/{university}/dry-run",
                        "/api/universities/{university}/schedule",
                        "/api/universities/{university}/schedule/pause",
                        "/api/universities/{university}/schedule/resume",
                        "/api/universities/{university}/data",
                        "/api/universities/{university}/data/file",
                        "/api/universities/{university}/data/codes",
                        "/api/universities/{university}/data/opportunities",
                        "/api/universities/{university}/data/versions",
                        "/api/universities/{university}/data/of-run/{run}",
                        "/api/universities/{university}/data/restore",
                        "/api/universities/{university}/certificate",
                        "/api/universities/{university}/certificate/preview",
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
                        "/api/alerts",
                        "/api/alerts/notices",
                        "/api/alerts/channels",
                        "/api/alerts/channels/{channel}/test",
                        "/api/alerts/rules",
                        "/api/alerts/rehearsal",
                        "/api/alerts/silences",
                        "/api/alerts/silences/{id}/end",
                        "/api/settings",
                        "/api/retries",
                        "/api/retries/estimate",
                        "/api/retries/{job}",
                        "/api/retries/{job}/items",
                        "/api/retries/{job}/pause",
                        "/api/retries/{job}/resume",
                        "/api/retries/{job}/cancel",
                        "/api/edits",
                        "/api/transfers/{id}/edits/{edit}/difference",
                        "/api/transfers/{id}/edits/{edit}/approval",
                        "/api/transfers/{id}/edits/{edit}/rejection",
                        "/api/transfers/{id}/edits",
                        "/api/transfers/{id}/edits/original",
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
                        "/api/credentials",
                        "/api/credentials/learners",
                        "/api/credentials/{id}",
                        "/api/credentials/prospects",
                        "/api/credentials/orders",
                        "/api/credentials/orders/{order}/approval",
                        "/api/credentials/orders/{order}/rejection",
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
