package eu.passerelle.journal;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Withdrawal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A journal in a real PostgreSQL, shared by all tests; each uses a university of its own. */
final class TestJournal {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "journal-test-" + ProcessHandle.current().pid()), false);
    static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");
    static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);

    final String university = "u" + UUID.randomUUID().toString().substring(0, 8);
    final SyncRuns runs = new SyncRuns(DATABASE, "test");
    final PageStore pages = new PageStore(DATABASE, CIPHER);
    final IssueStore issues = new IssueStore(DATABASE, CIPHER);
    final DeliveryStore deliveries = new DeliveryStore(DATABASE, CIPHER);
    final JournalView view = new JournalView(DATABASE);
    final Repairs repairs = new Repairs(DATABASE, CIPHER);

    /** Of another database on the same server. */
    static String url(String database) {
        return SERVER.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + database);
    }

    /** The same journal, by connections that wait for the disk. */
    static JournalDatabase waitingForTheDisk() {
        String options = "options=-c%20synchronous_commit=local";
        return new JournalDatabase(
                SERVER.url() + (SERVER.url().contains("?") ? "&" : "?") + options, SERVER.user(), "");
    }

    SyncRun start() {
        return runs.start(university, Trigger.MANUAL, null).orElseThrow();
    }

    /** A whole run of one page that answers scope {@code all} in full. */
    SyncRun sync(Pulled.Result... results) {
        SyncRun run = start();
        pages.store(run, page(List.of(results), List.of(), List.of()));
        return runs.end(run, 0.5);
    }

    Pulled page(List<Pulled.Result> results, List<Pulled.Rejection> rejections, List<Withdrawal> withdrawals) {
        return new Pulled(results, rejections, withdrawals, "w" + results.size(), true, Set.of("all"), 0);
    }

    Pulled.Result result(String key, String grade) {
        return new Pulled.Result(
                new Completion(
                        new CompletionKey(university, key),
                        new Learner(List.of(PersonName.of("Åse", "Παπαδοπούλου")), LocalDate.of(2000, 1, 2), List.of()),
                        "MC-1",
                        LocalizedText.of("en", "Data Ethics"),
                        Completion.State.FINAL,
                        new Grade(grade, "fi-0-5", Grade.Outcome.PASSED),
                        Credits.ects(new BigDecimal("5.0")),
                        LocalDate.of(2026, 6, 1),
                        null,
                        "en",
                        null,
                        null),
                "all",
                raw(key + grade));
    }

    Pulled.Rejection rejection(String key, String content) {
        return new Pulled.Rejection(key, raw(content), "The date cannot be read. Correct it.");
    }

    private static Pulled.Raw raw(String content) {
        return new Pulled.Raw("text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    /** New results that the tables have referred, because their course is too thin. */
    List<UUID> referred(int count) {
        sync(IntStream.range(0, count).mapToObj(i -> result("k" + i, "4")).toArray(Pulled.Result[]::new));
        return waiting().stream().map(this::refer).toList();
    }

    UUID refer(UUID id) {
        issues.store(List.of(new IssueOutcome.Referred(id, "catalogue-thin", "Too thin.", List.of("EQF level"))));
        return id;
    }

    List<UUID> waiting() {
        return ids("select id from transfer where university = ? and state = 'PULLED' order by source_key");
    }

    List<UUID> issued() {
        return ids("select id from transfer where university = ? and state = 'ISSUED' order by source_key");
    }

    private List<UUID> ids(String sql) {
        return DATABASE.jdbc().query(sql, (row, number) -> row.getObject(1, UUID.class), university);
    }

    void issueAll() {
        List<IssueOutcome> outcomes = new ArrayList<>();
        waiting().forEach(id -> outcomes.add(issuedOutcome(id)));
        issues.store(outcomes);
    }

    static IssueOutcome.Issued issuedOutcome(UUID id) {
        return new IssueOutcome.Issued(
                id,
                List.of("release-final"),
                List.of(new Credential(id, "elm", "application/jose+json", new byte[] {1, 2, 3})),
                null,
                Instant.EPOCH,
                Map.of("wallet", "elm"));
    }

    void deliverAll() {
        deliveries.store(
                "wallet",
                issued().stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Delivered(id, "ref", false))
                        .toList());
    }

    Sums sums() {
        return view.sums().getOrDefault(university, Sums.NONE);
    }

    String credentialStatus(String key, int version) {
        return DATABASE
                .jdbc()
                .query(
                        "select c.status from credential c join transfer t on t.id = c.id"
                                + " where t.university = ? and t.source_key = ? and t.version = ?",
                        (row, number) -> row.getString(1),
                        university,
                        key,
                        version)
                .stream()
                .findFirst()
                .orElse("none");
    }
}
