package eu.passerelle.routes;

import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A real journal with credentials of the university {@code kuu}. */
final class DeliveryJournal implements AutoCloseable {

    static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);

    final JournalDatabase database;
    private final String target;

    /** @param target that all credentials are for */
    DeliveryJournal(String target) {
        this.database = EmptyJournal.open();
        this.target = target;
    }

    /** A credential that waits for the target. */
    UUID issued(String number, String code) {
        return issued(number, code, new byte[] {1});
    }

    UUID issued(String number, String code, byte[] sealed) {
        SyncRuns runs = new SyncRuns(database, "test");
        SyncRun run = runs.start("kuu", SyncRun.Trigger.MANUAL, null).orElseThrow();
        Completion completion = completion(number, code);
        byte[] raw = number.getBytes(StandardCharsets.UTF_8);
        new PageStore(database, CIPHER)
                .store(
                        run,
                        new Pulled(
                                List.of(new Pulled.Result(completion, number, new Pulled.Raw("text/plain", raw))),
                                List.of(),
                                List.of(),
                                number,
                                true,
                                Set.of(),
                                0));
        runs.end(run, 0.5);
        UUID transfer = database.jdbc()
                .query(
                        "select id from transfer where source_key = ?",
                        (row, at) -> row.getObject(1, UUID.class),
                        completion.key().sourceKey())
                .getFirst();
        Credential credential = new Credential(transfer, "elm", "application/json", sealed);
        new IssueStore(database, CIPHER)
                .store(List.of(new IssueOutcome.Issued(
                        transfer, List.of("rule"), List.of(credential), null, Instant.EPOCH, Map.of(target, "elm"))));
        return transfer;
    }

    private static Completion completion(String number, String code) {
        return new Completion(
                new CompletionKey("kuu", "result-" + number),
                new Learner(
                        List.of(PersonName.of("Žemyna", "Šiaulytė")),
                        null,
                        List.of(
                                new LearnerIdentifier(Kind.LOCAL, number, "kuu.example"),
                                new LearnerIdentifier(Kind.EMAIL, "learner" + number + "@example.nl", null))),
                code,
                LocalizedText.of("en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade("8", "nl-1-10", Grade.Outcome.PASSED),
                null,
                LocalDate.of(2026, 6, 15),
                null,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        database.close();
    }
}
