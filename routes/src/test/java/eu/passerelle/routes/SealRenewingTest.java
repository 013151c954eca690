package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.SealRenewals;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When archive time stamps are renewed, over a real journal; what a renewal is, seal-dss tests. */
class SealRenewingTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(60));
    private static final Instant ENDING = NOW.plus(Duration.ofDays(10));
    private static final Instant LATE = NOW.plus(Duration.ofDays(3_000));
    private static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    private final DatedSealer sealer = new DatedSealer(LATE);

    @BeforeAll
    static void start() {
        database = EmptyJournal.open();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc().execute("truncate transfer, sync_run cascade");
    }

    /** One that stands, proven until then. */
    private UUID issued(Instant until) {
        return issued(until.toString());
    }

    private UUID issued(String sealed) {
        SyncRuns runs = new SyncRuns(database, "test");
        SyncRun run = runs.start("tampere", SyncRun.Trigger.MANUAL, null).orElseThrow();
        String key = UUID.randomUUID().toString();
        Pulled.Raw raw = new Pulled.Raw("text/plain", new byte[] {1});
        Pulled.Result result = new Pulled.Result(keyed(Achievements.full().completion(), key), key, raw);
        new PageStore(database, CIPHER)
                .store(run, new Pulled(List.of(result), List.of(), List.of(), "w", true, Set.of(key), 0));
        runs.end(run, 0.5);
        UUID id = database.jdbc()
                .query(
                        "select id from transfer where source_key = ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        key)
                .getFirst();
        byte[] content = sealed.getBytes(StandardCharsets.UTF_8);
        new IssueStore(database, CIPHER)
                .store(List.of(new IssueOutcome.Issued(
                        id,
                        List.of("rule"),
                        List.of(new Credential(id, "elm", "application/jose+json", content)),
                        null,
                        Instant.EPOCH,
                        Map.of("wallet", "elm"))));
        return id;
    }

    private static Completion keyed(Completion completion, String key) {
        return new Completion(
                new CompletionKey("tampere", key),
                completion.learner(),
                completion.opportunityCode(),
                completion.title(),
                completion.state(),
                completion.grade(),
                completion.credits(),
                completion.completedOn(),
                completion.awardingBody(),
                completion.language(),
                null,
                null);
    }

    private void renew() {
        renew(NOW);
    }

    private void renew(Instant now) {
        new SealRenewing(sealer, new SealRenewals(database, CIPHER), Clock.fixed(now, ZoneOffset.UTC)).renew();
    }

    private Instant until(UUID id) {
        byte[] kept = new KeptAchievements(database, CIPHER).sealed(id, "elm").orElseThrow();
        return Instant.parse(new String(kept, StandardCharsets.UTF_8));
    }

    @Test
    void renewsWhatEndsWithinThreeMonths() {
        UUID id = issued(SOON);

        renew();

        assertThat(until(id)).isEqualTo(LATE);
    }

    @Test
    void leavesWhatIsProvenForYears() {
        UUID id = issued(NOW.plus(Duration.ofDays(1_000)));

        renew();

        assertThat(until(id)).isEqualTo(NOW.plus(Duration.ofDays(1_000)));
    }

    @Test
    void triesAgainWhenTheAuthorityWasAway() {
        UUID id = issued(SOON);
        sealer.away = true;
        renew();
        assertThat(until(id)).isEqualTo(SOON);

        sealer.away = false;
        renew(NOW.plus(Duration.ofHours(1)));

        assertThat(until(id)).isEqualTo(LATE);
    }

    /** As where the certificate of an earlier seal was revoked since, or its authority is gone. */
    @Test
    void whatCanNeverBeRenewedKeepsTheOthersFromNothing() {
        List<UUID> never = List.of(issued(ENDING), issued(ENDING), issued(ENDING), issued(ENDING), issued(ENDING));
        UUID id = issued(SOON);
        sealer.never = ENDING;

        renew();
        renew(NOW.plus(Duration.ofHours(1)));

        assertThat(until(id)).isEqualTo(LATE);
        assertThat(never).allMatch(each -> until(each).equals(ENDING));
    }

    @Test
    void whatCannotBeReadKeepsTheOthersFromNothing() {
        issued("no seal");
        UUID id = issued(SOON);

        renew();

        assertThat(until(id)).isEqualTo(LATE);
    }

    @Test
    void asksForNoStampThatAnotherInstanceAsksFor() {
        UUID id = issued(SOON);
        SealRenewals renewals = new SealRenewals(database, CIPHER);
        renewals.known(id, SOON);
        renewals.claim(id, NOW.minusSeconds(5));

        renew();

        assertThat(sealer.asked).isZero();
        assertThat(until(id)).isEqualTo(SOON);
    }

    @Test
    void keepsNothingOfStampsThatWouldBeDueAtOnce() {
        UUID id = issued(SOON);
        sealer.next = SOON.plus(Duration.ofDays(1));

        renew();

        assertThat(until(id)).isEqualTo(SOON);
    }

    @Test
    void doesNothingBelowLevelLta() {
        UUID id = issued(SOON);
        sealer.archiving = false;

        renew();

        assertThat(until(id)).isEqualTo(SOON);
        assertThat(database.jdbc().queryForObject("select count(*) from archive_stamp", Integer.class))
                .isZero();
    }
}
