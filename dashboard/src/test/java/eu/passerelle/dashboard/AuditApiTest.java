package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SampleDashboard.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class AuditApiTest {

    @LocalServerPort
    private int port;

    private ApiClient api;
    private UUID transfer;

    @BeforeEach
    void onePayloadWasRead() {
        api = new ApiClient(port);
        SampleJournal journal =
                new SampleJournal("audit" + UUID.randomUUID().toString().substring(0, 8));
        journal.withOneInEveryState();
        transfer = journal.id("delivered");
        assertThat(api.get("/api/transfers/" + transfer + "/payloads/COMPLETION?purpose=a+complaint")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysWhoReadWhichPayloadAndWhy() {
        JsonNode newest = api.get("/api/audit?who=operator&most=1").json();

        assertThat(newest).hasSize(1);
        assertThat(newest.path(0).path("action").asString()).isEqualTo("read payload");
        assertThat(newest.path(0).path("subject").asString()).isEqualTo(transfer + " COMPLETION");
        assertThat(newest.path(0).path("detail").asString()).isEqualTo("a complaint");
    }

    @Test
    void pagesThroughOlderEntries() {
        long newest = api.get("/api/audit?most=1").json().path(0).path("id").asLong();

        assertThat(api.get("/api/audit?before=" + newest).json())
                .allSatisfy(entry -> assertThat(entry.path("id").asLong()).isLessThan(newest));
    }

    @Test
    void proves() {
        JsonNode first = api.get("/api/audit/verification").json();
        String head = first.path("head").path("position").asString() + ":"
                + first.path("head").path("hash").asString();

        JsonNode second = api.get("/api/audit/verification?head=" + head).json();

        assertThat(second.path("whole").asBoolean()).as(second.toString()).isTrue();
        assertThat(second.path("entries").asLong()).isPositive();
        assertThat(api.get("/api/audit/verification?head=1:" + "0".repeat(64))
                        .json()
                        .path("whole")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/api/audit/verification?head=x").status()).isEqualTo(400);
    }

    @Test
    void exportsTheChain() {
        api.get("/api/audit/verification");

        JsonNode links = api.get("/api/audit/chain?after=0&most=2").json();

        assertThat(links.path(0).path("position").asLong()).isEqualTo(1);
        assertThat(links.path(0).path("hash").asString()).matches("[0-9a-f]{64}");
        assertThat(links.path(0).path("entry").path("who").asString()).isNotEmpty();
    }
}
