package eu.passerelle.portal.status;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Withdrawal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Credentials of one university, issued and taken back as the hub does, in a real journal that all tests share. */
final class SampleCredentials {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "status-test-" + ProcessHandle.current().pid()), false);
    static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");

    final String university = "u" + UUID.randomUUID().toString().substring(0, 8);
    private final PayloadCipher cipher = new PayloadCipher(new byte[32]);
    private final SyncRuns runs = new SyncRuns(DATABASE, "test");
    private final PageStore pages = new PageStore(DATABASE, cipher);
    private final IssueStore issues = new IssueStore(DATABASE, cipher);
    private final StatusLists lists = new StatusLists(DATABASE);

    UUID id(String key) {
        return CredentialIds.of(new CompletionKey(university, key), 1);
    }

    /** Reads results from the SIS, gives the credentials their places and stores them. */
    List<ListPlace> issue(StatusKind kind, String... keys) {
        sync(Stream.of(keys).map(this::result).toList(), List.of());
        List<ListPlace> places = lists.allocate(
                university,
                kind,
                Stream.of(keys).map(key -> CopyRef.only(id(key), "test")).toList());
        issues.store(Stream.of(keys)
                .<IssueOutcome>map(key -> new IssueOutcome.Issued(
                        id(key),
                        List.of("r"),
                        List.of(new Credential(id(key), "test", "text/plain", new byte[] {1})),
                        null,
                        Instant.now(),
                        Map.of("wallet", "test")))
                .toList());
        return places;
    }

    /** The university takes a result back: it stands on the next page of its SIS. */
    void withdraw(String key) {
        sync(List.of(), List.of(new Withdrawal(new CompletionKey(university, key), "voided")));
    }

    private void sync(List<Pulled.Result> results, List<Withdrawal> withdrawals) {
        SyncRun run = runs.start(university, SyncRun.Trigger.MANUAL, null).orElseThrow();
        pages.store(run, new Pulled(results, List.of(), withdrawals, "w", true, Set.of(), 0));
        runs.end(run, 1);
    }

    private Pulled.Result result(String key) {
        Completion completion = new Completion(
                new CompletionKey(university, key),
                new Learner(List.of(PersonName.of("Åse", "Παπαδοπούλου")), LocalDate.of(2000, 1, 2), List.of()),
                "MC-1",
                LocalizedText.of("en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("5.0")),
                LocalDate.of(2026, 6, 1),
                null,
                "en",
                null,
                null);
        return new Pulled.Result(completion, "all", new Pulled.Raw("text/plain", new byte[] {1}));
    }
}
