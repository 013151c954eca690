package eu.passerelle.journal;

import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One university's failed transfers, and a runner that looks whenever it is told to. */
final class RetryStage {

    final TestJournal journal = new TestJournal();
    final Retries retries;
    RetryRunner runner;
    private final List<UUID> jobs = new ArrayList<>();
    /** What reading a kept record again gives. */
    RawReading reading = record -> new Answer.Read(
            journal.result(record.sourceKey(), "9").completion(),
            "all",
            new IdentityRules(IdentityRules.USUALLY_TRUSTED, "", null));

    RetryStage() {
        runner = newRunner();
        retries = new Retries(TestJournal.DATABASE, runner);
    }

    /** As after a restart: it knows nothing but what is in the journal. */
    RetryRunner newRunner() {
        return new RetryRunner(TestJournal.DATABASE, TestJournal.CIPHER, record -> reading.read(record), Duration.ZERO);
    }

    /** Issued, and refused by the wallet in so many words. */
    List<UUID> refused(int count) {
        pull(count);
        journal.issueAll();
        fail("TargetRefused", journal.issued());
        return ids("FAILED");
    }

    /** Failed while they were judged: nothing is sealed. */
    List<UUID> notSealed(int count) {
        pull(count);
        journal.issues.store(journal.waiting().stream()
                .<IssueOutcome>map(id -> new IssueOutcome.Failed(
                        id, new Failure("credential", "CredentialInvalid", "HUB", "The template is broken.", null)))
                .toList());
        return ids("FAILED");
    }

    private void pull(int count) {
        journal.sync(IntStream.range(0, count)
                .mapToObj(i -> journal.result("k%05d".formatted(i), "4"))
                .toArray(Pulled.Result[]::new));
    }

    void fail(String kind, List<UUID> transfers) {
        journal.deliveries.store(
                "wallet",
                transfers.stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Failed(
                                id,
                                new Failure("deliver:wallet", kind, "RECIPIENT", "HTTP 404: no such wallet.", null)))
                        .toList());
    }

    void deliver(List<UUID> transfers) {
        journal.deliveries.store(
                "wallet",
                transfers.stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Delivered(id, "ref", false))
                        .toList());
    }

    RetryJob begin(RetryOrder order) {
        RetryJob job =
                retries.begin(ofUniversity(), order, "ann", Universities.ALL).orElseThrow();
        jobs.add(job.id());
        return job;
    }

    void also(RetryJob job) {
        jobs.add(job.id());
    }

    /** At the jobs of this stage only: the journal is shared by all tests. */
    void look() {
        jobs.forEach(runner::begin);
    }

    RetrySelection ofUniversity() {
        return new RetrySelection(List.of(), null, journal.university, null, null, null, null, null, null);
    }

    static RetryOrder from(RetryFrom from) {
        return new RetryOrder(from, null, false, RetryOrder.USUAL_RATE, RetryOrder.USUAL_STOP, null);
    }

    RetryJob now(RetryJob job) {
        runner.begin(job.id());
        return retries.find(job.id(), Universities.ALL).orElseThrow();
    }

    UUID id(String key) {
        return CredentialIds.of(new CompletionKey(journal.university, key), 1);
    }

    List<UUID> ids(String... states) {
        return TestJournal.DATABASE
                .jdbc()
                .query(
                        "select id from transfer where university = ? and state = any(?) order by id",
                        (row, number) -> row.getObject(1, UUID.class),
                        journal.university,
                        states);
    }

    @Nullable
    String one(String sql, Object... arguments) {
        return TestJournal.DATABASE.jdbc().query(sql, (row, number) -> row.getString(1), arguments).stream()
                .findFirst()
                .orElse(null);
    }

    long many(String sql, Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length);
        Long many = TestJournal.DATABASE.jdbc().queryForObject(sql, Long.class, all);
        return many == null ? 0 : many;
    }
}
