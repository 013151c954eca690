package eu.passerelle.dashboard;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.DeliveryOutcome;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.Failure;
import eu.passerelle.journal.IdentityRules;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.RawReading;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills the journal of one university in a real PostgreSQL, which all tests share. */
final class SampleJournal {

    /** The learner of every sample, whose name must not be seen on the page. */
    static final String FAMILY_NAME = "Παπαδοπούλου";

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "dashboard-test-" + ProcessHandle.current().pid()), false);
    static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");
    static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);

    /** A record is its key; with a day after it, it can be read. */
    static final RawReading READING = record -> {
        String[] said = new String(record.raw().content(), StandardCharsets.UTF_8).split(" ", 2);
        return said.length == 2 && said[1].matches("\\d{4}-\\d\\d-\\d\\d")
                ? new RawReading.Answer.Read(
                        new SampleJournal(record.university())
                                .result(said[0], "4")
                                .completion(),
                        "all",
                        new IdentityRules(IdentityRules.USUALLY_TRUSTED, "", null))
                : new RawReading.Answer.Unreadable("The date cannot be read. Correct it in the SIS.");
    };

    final String university;
    private final SyncRuns runs = new SyncRuns(DATABASE, "test");
    private final PageStore pages = new PageStore(DATABASE, CIPHER);
    private final IssueStore issues = new IssueStore(DATABASE, CIPHER);
    private final DeliveryStore deliveries = new DeliveryStore(DATABASE, CIPHER);

    SampleJournal(String university) {
        this.university = university;
    }

    /** One transfer in every state: keys {@code delivered}, {@code declined} and so on. */
    SampleJournal withOneInEveryState() {
        pull(List.of("delivered", "declined", "referred", "failed", "issued", "pulled"), List.of("rejected"));
        decline("declined");
        refer("referred");
        issue("delivered", "failed", "issued");
        deliver("delivered");
        refuse("failed");
        return this;
    }

    SyncRun pull(List<String> keys, List<String> unreadable) {
        return pull(keys, unreadable, "4");
    }

    SyncRun pull(List<String> keys, List<String> unreadable, String grade) {
        SyncRun run = runs.start(university, SyncRun.Trigger.SCHEDULE, null).orElseThrow();
        pages.store(
                run,
                new Pulled(
                        keys.stream().map(key -> result(key, grade)).toList(),
                        unreadable.stream().map(SampleJournal::rejection).toList(),
                        List.of(),
                        "w1",
                        true,
                        Set.of(),
                        0));
        return runs.end(run, 0.05);
    }

    void stopped(String message) {
        runs.stop(
                runs.start(university, SyncRun.Trigger.MANUAL, null)
                        .orElseThrow()
                        .id(),
                message);
    }

    void waiting(Instant until, String message) {
        runs.waitUntil(
                runs.start(university, SyncRun.Trigger.SCHEDULE, null)
                        .orElseThrow()
                        .id(),
                until,
                message);
    }

    void decline(String... keys) {
        issues.store(Stream.of(keys)
                .<IssueOutcome>map(
                        key -> new IssueOutcome.Declined(id(key), "release-failed", "The result was not passed."))
                .toList());
    }

    void refer(String... keys) {
        issues.store(Stream.of(keys)
                .<IssueOutcome>map(key -> new IssueOutcome.Referred(
                        id(key),
                        "catalogue-thin",
                        "The catalogue entry is too thin.",
                        List.of("learning outcomes", "EQF level")))
                .toList());
    }

    void issue(String... keys) {
        issues.store(Stream.of(keys)
                .<IssueOutcome>map(key -> new IssueOutcome.Issued(
                        id(key),
                        List.of("release-final"),
                        List.of(new Credential(id(key), "elm", "application/jose+json", new byte[] {1, 2, 3})),
                        null,
                        Instant.now(),
                        Map.of("wallet", "elm")))
                .toList());
    }

    void deliver(String... keys) {
        deliveries.store(
                "wallet",
                Stream.of(keys)
                        .<DeliveryOutcome>map(key -> new DeliveryOutcome.Delivered(id(key), "ref-" + key, false))
                        .toList());
    }

    /** A failure that needs a person; the same cause for every key. */
    void refuse(String... keys) {
        fail(
                new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", "HTTP 404: there is no such wallet.", null),
                keys);
    }

    void fail(Failure failure, String... keys) {
        deliveries.store(
                "wallet",
                Stream.of(keys)
                        .<DeliveryOutcome>map(key -> new DeliveryOutcome.Failed(id(key), failure))
                        .toList());
    }

    UUID id(String key) {
        return id(key, 1);
    }

    UUID id(String key, int version) {
        return CredentialIds.of(new CompletionKey(university, key), version);
    }

    static List<String> keys(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + "-" + (10_000 + i))
                .toList();
    }

    /** One result of a learner with these identifiers. */
    void pull(String key, LocalDate born, LearnerIdentifier... identifiers) {
        SyncRun run = runs.start(university, SyncRun.Trigger.SCHEDULE, null).orElseThrow();
        Learner learner = new Learner(List.of(PersonName.of("Åse", FAMILY_NAME)), born, List.of(identifiers));
        pages.store(run, new Pulled(List.of(result(key, "4", learner)), List.of(), List.of(), "w1", true, Set.of(), 0));
        runs.end(run, 0.05);
    }

    private Pulled.Result result(String key, String grade) {
        return result(
                key,
                grade,
                new Learner(List.of(PersonName.of("Åse", FAMILY_NAME)), LocalDate.of(2000, 1, 2), List.of()));
    }

    private Pulled.Result result(String key, String grade, Learner learner) {
        Completion completion = new Completion(
                new CompletionKey(university, key),
                learner,
                "MC-1",
                LocalizedText.of("en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade(grade, "fi-0-5", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("5.0")),
                LocalDate.of(2026, 6, 1),
                null,
                "en",
                null,
                null);
        return new Pulled.Result(completion, "all", raw(key + grade));
    }

    private static Pulled.Rejection rejection(String key) {
        return new Pulled.Rejection(key, raw(key), "The date cannot be read. Correct it in the SIS.");
    }

    private static Pulled.Raw raw(String content) {
        return new Pulled.Raw("text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
