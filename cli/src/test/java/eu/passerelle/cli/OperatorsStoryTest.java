package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.acceptance.Chromium;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.journal.Sums;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operators' pages on a whole hub, as one story in a real browser: from the first log-in and a university that is set
 * up from nothing to a credential that is revoked. Its pictures are left in {@code target/operators-story}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class OperatorsStoryTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int STEPS = 24;

    @SuppressWarnings("NullAway.Init")
    private OperatorsStage stage;

    private JsonNode story = JSON.createObjectNode();

    @BeforeAll
    void watch() throws Exception {
        Optional<String> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), Chromium.ABSENT);
        stage = new OperatorsStage();
        Map<String, Object> told = new HashMap<>(stage.told());
        told.put("executable", chromium.get());
        told.put(
                "pictures",
                Path.of("target", "operators-story").toAbsolutePath().toString());
        story = JSON.readTree(
                Judge.once("operators-story.mjs").within(Duration.ofMinutes(5)).ask(JSON.writeValueAsString(told)));
        if (story.path("broken").asString().isEmpty()) {
            stage.hub().awaitRest();
        }
    }

    @AfterAll
    @SuppressWarnings("ConstantValue") // where there is no browser nothing was begun
    void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void everyStepIsTaken() {
        assertThat(story.path("broken").asString()).as("where it broke").isEmpty();
        assertThat(story.path("steps")).hasSize(STEPS);
    }

    @Test
    void nothingGoesWrongInTheBrowser() {
        assertThat(story.path("errors").valueStream().map(JsonNode::asString)).isEmpty();
    }

    @Test
    void theSumsAreRight() {
        Sums sums = stage.hub().journal().sums().getOrDefault(OperatorsStage.ID, Sums.NONE);

        // 60 at first, then those that were refused once, then one
        assertThat(sums.read()).isEqualTo(60 + OperatorsStage.REFUSED + 1);
        assertThat(sums.failed()).isZero();
        assertThat(sums.delivered()).isGreaterThan(OperatorsStage.REFUSED);
        Accounts.assertBalanced("twente", sums);
        Accounts.assertCounted(stage.hub().database());
    }

    @Test
    void eachCredentialLiesInOneWalletOnce() {
        assertThat(story.path("refused").asInt()).isEqualTo(OperatorsStage.REFUSED);
        Accounts.assertWalletHoldsDelivered(stage.alliance.wallet(), stage.hub().jdbc());
    }

    @Test
    void theCasesAreDecidedAndOneGoesOn() {
        assertThat(state("declined")).isEqualTo("DECLINED");
        assertThat(state("recognised")).isEqualTo("DELIVERED");
        assertThat(stage.alliance
                        .wallet()
                        .held()
                        .get("urn:credential:" + story.path("recognised").asString()))
                .isEqualTo(1);
    }

    @Test
    void theTableIsInForceForWhatCameAfterIt() {
        assertThat(story.path("changed").asInt()).as("found by the what-if").isPositive();
        assertThat(stage.hub()
                        .jdbc()
                        .queryForList(
                                "select transfer::text from decision where rule = 'level-credit-low-level'",
                                String.class))
                .containsOnly(story.path("recognised").asString());
    }

    @Test
    void onlyWhatWasRevokedIsRevoked() {
        Map<String, String> revoked = new TreeMap<>(stage.hub().credentials());
        revoked.values().removeIf(status -> !status.equals("REVOKED"));

        assertThat(revoked).containsOnlyKeys(story.path("revoked").asString());
    }

    @Test
    void theAuditLogTellsWhoDidIt() {
        assertThat(stage.hub()
                        .jdbc()
                        .queryForList("select distinct who from audit where who like '%@%' order by 1", String.class))
                .containsExactly(
                        "ilse.it@twente.example",
                        "olga.operator@passerelle.example",
                        "paula.policy@passerelle.example",
                        "rob.registrar@twente.example");
    }

    private String state(String which) {
        return String.valueOf(stage.hub()
                .jdbc()
                .queryForObject(
                        "select state from transfer where id = ?::uuid",
                        String.class,
                        story.path(which).asString()));
    }
}
