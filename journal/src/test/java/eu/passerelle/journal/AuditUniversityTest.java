package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people do to one university's things stands in that university's part of the audit log. */
class AuditUniversityTest {

    private static final JdbcTemplate JDBC = TestJournal.DATABASE.jdbc();

    private final RetryStage here = new RetryStage();
    private final String university = here.journal.university;
    private final String who = "auditor of " + university;

    /** Action and university of each entry, in order. */
    private List<String> entries() {
        return JDBC.query(
                "select action || ': ' || coalesce(university, 'none') from audit where who = ? order by id",
                (row, number) -> row.getString(1),
                who);
    }

    @Test
    void retriesOfOneUniversityAndWhatIsSaidToThem() {
        List<UUID> failed = here.refused(3);
        RetryStage there = new RetryStage();
        List<UUID> both = new ArrayList<>(there.refused(1));
        both.addAll(failed.subList(2, 3));

        RetryJob job = here.retries
                .begin(RetrySelection.of(failed.subList(0, 2)), RetryOrder.USUAL, who, Universities.ALL)
                .orElseThrow();
        here.retries.pause(job.id(), who, null);
        here.retries.begin(RetrySelection.of(both), RetryOrder.USUAL, who, Universities.ALL);

        assertThat(entries()).containsExactly("retry: " + university, "pause retry: " + university, "retry: none");
    }

    @Test
    void aRetryOfOneTransferIsFoundByItsId() {
        List<UUID> failed = here.refused(1);

        here.retries.begin(RetrySelection.of(failed), RetryOrder.USUAL, who, Universities.ALL);

        assertThat(JDBC.queryForList("select subject from audit where who = ?", String.class, who))
                .containsExactly(failed.getFirst().toString());
        assertThat(entries()).containsExactly("retry: " + university);
    }

    @Test
    void ordersSilencesAndWordsToFailureGroups() {
        here.journal.sync(here.journal.result("k", "4"));
        here.journal.issueAll();
        new CredentialOrders(TestJournal.DATABASE, TestJournal.CIPHER)
                .ask(
                        new Asked(Kind.REVOKE, here.journal.issued(), Reason.MISCONDUCT, "a test"),
                        new Rulings.Speaker(who, "somebody"));
        Alerts alerts = new Alerts(TestJournal.DATABASE);
        Instant until = Instant.now().plus(Duration.ofMinutes(1));
        alerts.silence("RUN_STOPPED", university, until, "a test", who);
        alerts.silence(null, university, until, "a test", who);
        alerts.silence("RUN_STOPPED", null, until, "a test", who);
        FailureGroups groups = new FailureGroups(TestJournal.DATABASE);
        groups.say("cause of " + who, FailureGroups.State.IGNORED, null, who, List.of(university));
        groups.say("cause of " + who, FailureGroups.State.IGNORED, null, who, List.of());

        assertThat(entries())
                .containsExactly(
                        "revoke asked: " + university,
                        "alerts silenced: " + university,
                        "alerts silenced: " + university,
                        "alerts silenced: none",
                        "failure group ignored: " + university,
                        "failure group ignored: none");
    }

    /** The database refuses the entry: as if the hub were killed before it. */
    @Test
    void nothingIsSaidToAFailureGroupWithoutAnEntry() {
        String named = "no_entry_" + university;
        JDBC.execute("create function " + named + "() returns trigger language plpgsql as $$ begin"
                + " raise exception 'killed'; end $$;"
                + " create trigger " + named + " before insert on audit for each row when (new.who = '" + who
                + "') execute function " + named + "()");
        try {
            assertThatThrownBy(() -> new FailureGroups(TestJournal.DATABASE)
                            .say(named, FailureGroups.State.RESOLVED, null, who, List.of()))
                    .hasMessageContaining("killed");
        } finally {
            JDBC.execute("drop trigger " + named + " on audit; drop function " + named);
        }

        assertThat(JDBC.queryForObject("select count(*) from failure_group where fingerprint = ?", Long.class, named))
                .isZero();
    }
}
