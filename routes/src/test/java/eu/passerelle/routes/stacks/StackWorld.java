package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.StackStore;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import eu.passerelle.model.Withdrawal;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.EmptyJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Universities {@code a}, {@code b}, {@code c} and {@code s}, which awards stacks, over a journal in a real PostgreSQL. Each
 * world has its own universities and learners.
 */
final class StackWorld {

    static final JournalDatabase DATABASE = EmptyJournal.open();
    static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);
    static final Recognition TABLES =
            Recognition.open(Path.of(System.getProperty("passerelle.root", ".")).resolve("config/recognition"));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    final String world = "w" + UUID.randomUUID().toString().substring(0, 8);
    final Path home;
    final StackStore stacks = new StackStore(DATABASE, CIPHER);
    final PathwayProgress progress;
    final StackJournal journal = new StackJournal(world);
    private final PageStore pages = new PageStore(DATABASE, CIPHER);
    private final IssueStore issues = new IssueStore(DATABASE, CIPHER);
    private final SyncRuns runs = new SyncRuns(DATABASE, world);
    private final CatalogueStore catalogue = new CatalogueStore(DATABASE);
    private final PathwaysConnector connector;

    /** @param pathway its file, with {@code @} for the world in the names of universities, as in {@code a@} */
    StackWorld(String pathway) {
        try {
            home = Files.createTempDirectory("stacks");
            Files.createDirectories(home.resolve("universities"));
            for (String letter : List.of("a", "b", "c", "s")) {
                Files.writeString(
                        home.resolve("universities/" + letter + world + ".yaml"),
                        "sis: {protocol: " + (letter.equals("s") ? "pathways" : "rest") + "}\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write("p", pathway);
        PathwaysConnector.Sources sources =
                new PathwaysConnector.Sources(stacks, catalogue, id -> Optional.of(university(id)), () -> TABLES);
        connector = new PathwaysConnector(sources, 2);
        progress = new PathwayProgress(home, sources);
    }

    void write(String pathway, String text) {
        try {
            Files.createDirectories(home.resolve("pathways"));
            Files.writeString(home.resolve("pathways/" + pathway + ".yaml"), text.replace("@", world));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id(String letter) {
        return letter + world;
    }

    private static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", "University " + id), "FIN", null, id + ".example", null),
                List.of("en"),
                ZoneId.of("UTC"));
    }

    /** What a university tells of a learner's module, after this many days. */
    Completion result(String letter, String module, int learner, String ects, int days, boolean passed) {
        return new Completion(
                new CompletionKey(id(letter), module + "-" + learner),
                new Learner(
                        List.of(PersonName.of("Åse", "Παπαδοπούλου")),
                        LocalDate.of(2000, 1, 2),
                        List.of(
                                new LearnerIdentifier(
                                        LearnerIdentifier.Kind.ESI,
                                        "urn:schac:personalUniqueCode:int:esi:x.example:" + learner + world,
                                        null),
                                new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, letter + learner, null))),
                module,
                LocalizedText.of("en", "Module " + module),
                Completion.State.FINAL,
                new Grade(passed ? "pass" : "fail", "pass-fail", passed ? Grade.Outcome.PASSED : Grade.Outcome.FAILED),
                new Credits(new BigDecimal(ects), "ects", null),
                FIRST.plusDays(days),
                null,
                "en",
                null,
                null);
    }

    /** A run of one university that reads this one result. */
    void report(Completion completion) {
        Pulled.Raw raw = new Pulled.Raw("text/plain", "raw".getBytes(StandardCharsets.UTF_8));
        sync(completion.key().university(), List.of(new Pulled.Result(completion, "learner", raw)), List.of());
    }

    void withdraw(String letter, String module, int learner) {
        sync(
                id(letter),
                List.of(),
                List.of(new Withdrawal(new CompletionKey(id(letter), module + "-" + learner), "voided")));
    }

    private void sync(String university, List<Pulled.Result> results, List<Withdrawal> withdrawals) {
        SyncRun run = runs.start(university, Trigger.MANUAL, null).orElseThrow();
        pages.store(run, new Pulled(results, List.of(), withdrawals, "w", true, Set.of(), 0));
        runs.end(run, 0.05);
    }

    /** A whole run of the university that awards stacks, as the hub does it. */
    SyncRun stack() {
        SyncRun run = runs.start(id("s"), Trigger.MANUAL, null).orElseThrow();
        Watermark watermark = new Watermark(pages.position(run));
        CompletionPage page;
        do {
            page = connector.read(
                    new SisContext<>(
                            university(id("s")),
                            new PathwaysSettings(),
                            Limits.DEFAULT,
                            new OutgoingAddresses(List.of()),
                            home,
                            Clock.systemUTC()),
                    watermark);
            pages.store(run, pulled(page));
            watermark = page.next();
        } while (!page.last());
        return runs.end(run, 0.05);
    }

    private static Pulled pulled(CompletionPage page) {
        List<Pulled.Result> results = new ArrayList<>();
        List<Withdrawal> withdrawals = new ArrayList<>();
        for (CompletionEvent event : page.events()) {
            switch (event) {
                case CompletionEvent.Reported reported ->
                    results.add(new Pulled.Result(
                            reported.completion(),
                            reported.scope(),
                            new Pulled.Raw(
                                    reported.raw().mediaType(), reported.raw().content())));
                case CompletionEvent.Withdrawn withdrawn ->
                    withdrawals.add(new Withdrawal(withdrawn.key(), withdrawn.reason()));
            }
        }
        return new Pulled(results, List.of(), withdrawals, page.next().value(), page.last(), page.complete(), 0);
    }

    /** Recognises what was passed and declines what was not, in all that waits. */
    void issue() {
        List<UUID> waiting =
                StackJournal.ids("select id from transfer where state = 'PULLED' and university like ?", "_" + world);
        List<IssueOutcome> outcomes = new ArrayList<>();
        for (IssueStore.ToIssue each : issues.load(waiting)) {
            Grade grade = each.completion().grade();
            outcomes.add(
                    grade != null && grade.outcome() == Grade.Outcome.PASSED
                            ? new IssueOutcome.Issued(
                                    each.transfer(),
                                    List.of("release-final"),
                                    List.of(new Credential(
                                            each.transfer(), "elm", "application/jose+json", new byte[] {1})),
                                    null,
                                    Instant.EPOCH,
                                    Map.of("wallet", "elm"))
                            : new IssueOutcome.Declined(each.transfer(), "release-failed", "not passed"));
        }
        issues.store(outcomes);
    }

    /** Everything comes to its end. */
    void settle() {
        issue();
        stack();
        issue();
    }

    void delete(String pathway) {
        try {
            Files.delete(home.resolve("pathways/" + pathway + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
