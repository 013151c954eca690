package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.alerts.Facts.Around;
import eu.passerelle.alerts.Facts.HeldCertificate;
import eu.passerelle.journal.AlertFacts.Group;
import eu.passerelle.journal.AlertFacts.Missed;
import eu.passerelle.journal.AlertFacts.Objections;
import eu.passerelle.journal.AlertFacts.ServerCertificate;
import eu.passerelle.journal.AlertFacts.Share;
import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.JournalView.Circuit;
import eu.passerelle.journal.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what is known to what somebody must know; of queues see {@link QueueRuleTest}. */
class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Around AROUND =
            new Around(Set.of("tampere", "trento"), Set.of("tampere"), Set.of("wallet"), List.of());
    private static final AlertSettings USUAL = AlertSettings.none();

    private static Facts shares(Share... shares) {
        return facts(AROUND, List.of(shares), List.of(), Map.of(), Map.of());
    }

    private static Facts facts(
            Around around,
            List<Share> shares,
            List<Group> groups,
            Map<String, SyncRun> runs,
            Map<String, Instant> readAt) {
        return new Facts(
                NOW, around, shares, groups, runs, readAt, List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            10 | 40  | 10 | 1000 | tampere: 10 of 40 transfers (25 %) failed in the last hour.
             9 | 9   |  9 | 9    | -
            10 | 41  | 10 | 101  | -
            10 | 41  | 10 | 100  | tampere: 10 of 100 transfers (10 %) failed in the last day.
             0 | 0   | 50 | 60   | tampere: 50 of 60 transfers (83 %) failed in the last day.
            """)
    void tooManyOfTheLastHourOrDay(long hour, long inHour, long day, long inDay, @Nullable String what) {
        Facts facts = shares(new Share("tampere", null, hour, inHour, day, inDay, "RECIPIENT"));

        assertThat(TransferRules.conditions(facts, USUAL)
                        .map(condition -> condition.text().what()))
                .isEqualTo(Stream.ofNullable(what).toList());
    }

    @Test
    void aUniversityMayHaveThresholdsOfItsOwn() {
        AlertSettings settings = new AlertSettings(
                null, null, null, null, Map.of("tampere", new Thresholds(0.9, 0.9, 100, null, null, null, null)));
        Facts facts = shares(
                new Share("tampere", null, 50, 60, 50, 60, "HUB"),
                new Share("trento", "wallet", 50, 60, 50, 60, "HUB"));

        assertThat(TransferRules.conditions(facts, settings)
                        .map(condition -> condition.text().what()))
                .containsExactly("trento to wallet: 50 of 60 deliveries (83 %) failed in the last hour.");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, false, 1, false",
        "OPEN, true, 1, false",
        "ACKNOWLEDGED, false, 1, true",
        "RESOLVED, false, 0, false",
        "IGNORED, false, 0, false"
    })
    void aGroupThatNobodyLooksAtIsTold(FailureGroups.State state, boolean reopened, int told, boolean attended) {
        Group group =
                new Group("abc", "tampere", "deliver:wallet", "TargetUnavailable", "RECIPIENT", 3, state, reopened);

        List<Condition> conditions = TransferRules.conditions(
                        facts(AROUND, List.of(), List.of(group), Map.of(), Map.of()), USUAL)
                .toList();

        assertThat(conditions).hasSize(told).allSatisfy(condition -> {
            assertThat(condition.attended()).isEqualTo(attended);
            assertThat(condition.text().responsible()).isEqualTo("RECIPIENT");
            assertThat(condition.text().target()).isEqualTo("wallet");
            assertThat(condition.text().path()).isEqualTo("#/failed?university=tampere&group=abc");
            assertThat(condition.text().what().contains("again")).isEqualTo(reopened);
        });
    }

    private static SyncRun run(String university, SyncRun.State state, @Nullable String message) {
        return new SyncRun(
                UUID.randomUUID(),
                university,
                SyncRun.Trigger.SCHEDULE,
                state,
                null,
                NOW,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                message,
                null,
                false);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "STOPPED, SisRejected: HTTP 401., RUN_STOPPED",
                "STOPPED, '9 of 20 results are no longer there, more than the guard of 5 % allows.', WITHDRAWAL_GUARD",
                "WAITING, SisUnavailable., -",
                "DONE, -, -"
            })
    void aStoppedRunNeedsAPerson(SyncRun.State state, @Nullable String message, @Nullable String rule) {
        Facts facts = facts(AROUND, List.of(), List.of(), Map.of("tampere", run("tampere", state, message)), Map.of());

        assertThat(RunRules.conditions(facts, USUAL)
                        .map(condition -> condition.text().rule()))
                .isEqualTo(Stream.ofNullable(rule).toList());
        assertThat(RunRules.conditions(facts, USUAL)
                        .map(condition -> condition.text().what()))
                .noneMatch(what -> message != null && what.contains(message));
    }

    @Test
    void aUniversityWithAScheduleThatIsNotReadIsTold() {
        Map<String, Instant> read = new HashMap<>();
        read.put("tampere", NOW.minus(Duration.ofDays(2)).minusSeconds(1));
        read.put("trento", NOW.minus(Duration.ofDays(20)));
        Map<String, SyncRun> waits = Map.of("tampere", run("tampere", SyncRun.State.WAITING, "away"));

        List<Condition> alone = RunRules.conditions(facts(AROUND, List.of(), List.of(), Map.of(), read), USUAL)
                .toList();
        List<Condition> waiting = RunRules.conditions(facts(AROUND, List.of(), List.of(), waits, read), USUAL)
                .toList();

        assertThat(alone.stream().map(Condition::key)).containsExactly("WATERMARK_OLD:tampere");
        assertThat(alone.getFirst().text().responsible()).isEqualTo("HUB");
        assertThat(waiting.getFirst().text().responsible()).isEqualTo("UNIVERSITY");
    }

    @Test
    void aMissedRunOfAUniversityThatIsReadIsTold() {
        Instant at = Instant.parse("2026-11-26T03:00:00Z");
        Facts facts = new Facts(
                NOW,
                AROUND,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(new Missed("tampere", at), new Missed("retired", at)),
                List.of(),
                Map.of(),
                List.of(),
                List.of());

        assertThat(RunRules.conditions(facts, USUAL)
                        .map(condition -> condition.text().what()))
                .containsExactly("tampere: the run of 2026-11-26 03:00 UTC did not happen.");
    }

    @Test
    void keysCertificatesAndTargetsAreLookedAt() {
        Instant soon = NOW.plus(Duration.ofDays(10)).plusSeconds(60);
        Around around = new Around(
                AROUND.universities(),
                AROUND.scheduled(),
                AROUND.targets(),
                List.of(
                        new HeldCertificate("seal", null, soon, false),
                        new HeldCertificate("jwt", null, NOW.plus(Duration.ofDays(90)), true),
                        new HeldCertificate("proof", null, null, false),
                        new HeldCertificate("client certificate", "trento", NOW.minusSeconds(1), false)));
        Facts facts = new Facts(
                NOW,
                around,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(
                        new Circuit("target:wallet", "HALF_OPEN", NOW),
                        new Circuit("target:gone", "OPEN", NOW),
                        new Circuit("target:email", "CLOSED", NOW)),
                Map.of(),
                List.of(new Objections("tampere", "elm", 2)),
                List.of(
                        new ServerCertificate("tampere", "sis.example:443", soon, NOW),
                        new ServerCertificate("tampere", "other.example:443", NOW.plus(Duration.ofDays(31)), NOW)));

        List<Condition> seen =
                HubRules.conditions(facts, USUAL, Duration.ofDays(30)).toList();

        assertThat(seen.stream().map(Condition::key))
                .containsExactlyInAnyOrder(
                        "CERTIFICATE_ENDING:held::seal",
                        "CERTIFICATE_ENDING:held::jwt",
                        "CERTIFICATE_ENDING:held:trento:client certificate",
                        "CERTIFICATE_ENDING:server:tampere:sis.example:443",
                        "CIRCUIT_OPEN:wallet");
        assertThat(seen.stream().map(condition -> condition.text().what()))
                .contains("The certificate of key 'seal' ends on 2026-12-06, in 10 days.")
                .contains("tampere: the certificate of sis.example:443 ends on 2026-12-06, in 10 days.")
                .contains("The certificate of trento: client certificate ended on 2026-11-26.");
        assertThat(TransferRules.conditions(facts, USUAL)
                        .map(condition -> condition.text().what()))
                .containsExactly("tampere: a second reader objected to 2 sealed credentials (elm) within the last day;"
                        + " nothing of it was delivered.");
    }
}
