package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Outbox;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.RawReading;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.routes.observe.FlowRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.UncategorizedJmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.SessionCallback;

/** Pages with what PostgreSQL keeps in no text: the character U+0000, which JSON allows. */
class SynchronisingTest {

    private static final String UNIVERSITY = "twente";
    private static final PayloadCipher CIPHER = new PayloadCipher(new byte[32]);
    private static final SourceRecord RAW = new SourceRecord("text/plain", new byte[] {1});

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

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
        database.jdbc().execute("truncate transfer, completion, sync_run cascade");
    }

    /** A SIS with one page. */
    private record OnePage<S>(CompletionPage page, Class<S> settingsType) implements SisConnector<S> {

        @Override
        public String protocol() {
            return "one-page";
        }

        @Override
        public CompletionPage read(SisContext<S> sis, Watermark since) {
            return page;
        }

        @Override
        public Optional<CompletionPage> readAgain(SisContext<S> sis, SourceRecord raw) {
            return Optional.of(page);
        }

        static <S> ConnectedUniversity<S> of(ConnectedUniversity<S> as, CompletionPage page) {
            OnePage<S> sis = new OnePage<>(page, as.connector().settingsType());
            return new ConnectedUniversity<>(as.settings(), sis, as.sis(), as.edc(), as.formats(), null);
        }
    }

    /** A broker that does not answer: orders stay in the outbox. */
    private static final class Away extends JmsTemplate {
        @Override
        public <T> @Nullable T execute(SessionCallback<T> action) {
            throw new UncategorizedJmsException("away");
        }
    }

    private Connections telling(List<CompletionEvent> events, List<RejectedRecord> rejected, Set<String> complete) {
        Home home = Home.in(directory, "hub", Map.of());
        home.university(UNIVERSITY, Home.UNIVERSITY.formatted(UNIVERSITY));
        CompletionPage page = new CompletionPage(events, rejected, new Watermark("1"), true, complete);
        Connections connections = new Connecting(home.load(), Clock.systemUTC()).drafts();
        connections.put(OnePage.of(connections.known(UNIVERSITY).orElseThrow(), page));
        return connections;
    }

    private SyncRun read(Connections connections) {
        SyncRuns runs = new SyncRuns(database, "test");
        Companions companions = new Companions(
                directory,
                connections,
                new CompanionFiles(database, CIPHER),
                new WaitingForData(database, CIPHER),
                new SyncRequests(database));
        SyncRun run = runs.start(UNIVERSITY, SyncRun.Trigger.MANUAL, null).orElseThrow();
        new Synchronising(
                        runs,
                        new PageStore(database, CIPHER),
                        new CatalogueStore(database),
                        new Dispatching(new Away(), new Outbox(database.jdbc())),
                        new Synchronising.Beside(companions, FlowRecorder.none(), () -> {}),
                        Clock.systemUTC())
                .run(connections.known(UNIVERSITY).orElseThrow(), run);
        return runs.find(run.id()).orElseThrow();
    }

    private static CompletionEvent reported(String key, String code, String issuer, String scope) {
        Completion sample = Achievements.full().completion();
        Completion completion = new Completion(
                new CompletionKey(UNIVERSITY, key),
                new Learner(
                        sample.learner().names(),
                        sample.learner().born(),
                        List.of(new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "17", issuer))),
                code,
                sample.title(),
                sample.state(),
                sample.grade(),
                sample.credits(),
                sample.completedOn(),
                null,
                sample.language(),
                null,
                null);
        return new CompletionEvent.Reported(completion, scope, RAW);
    }

    private static List<String> states() {
        return database.jdbc()
                .query("select source_key || ' ' || state from transfer order by 1", (row, number) -> row.getString(1));
    }

    @Test
    void recordsThatCannotBeKeptAreRejectedAndTheOthersGoOn() {
        SyncRun run = read(telling(
                List.of(
                        reported("a", "C1", "utwente.nl", "all"),
                        reported("b\0", "C1", "utwente.nl", "all"),
                        reported("c", "C\0001", "utwente.nl", "all"),
                        reported("d", "C1", "utwente.nl\0", "all"),
                        reported("e", "C1", "utwente.nl", "all\0"),
                        reported("h", "C\\u0000", "utwente.nl", "all"),
                        new CompletionEvent.Withdrawn(new CompletionKey(UNIVERSITY, "f\0"), "taken back")),
                List.of(new RejectedRecord("g\0", RAW, "It has no date", "Give it one.")),
                Set.of()));

        assertThat(run.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(states())
                .containsExactly(
                        "a PULLED",
                        "b\uFFFD REJECTED",
                        "c REJECTED",
                        "d REJECTED",
                        "e REJECTED",
                        "g\uFFFD REJECTED",
                        "h PULLED");
    }

    @Test
    void anythingElseThatCannotBeKeptStopsTheRunForAPerson() {
        SyncRun run = read(telling(List.of(reported("a", "C1", "utwente.nl", "all")), List.of(), Set.of("zebra\0")));

        assertThat(run.state()).isEqualTo(SyncRun.State.STOPPED);
        assertThat(run.message()).contains("DataIntegrityViolationException").doesNotContain("zebra");
        assertThat(states()).isEmpty();
    }

    @Test
    void aKeptRecordIsNoBetterWhenItIsReadAgain() {
        Connections connections = telling(List.of(reported("a", "C1\0", "utwente.nl", "all")), List.of(), Set.of());
        PastVersions past = new PastVersions(
                new ConfigurationVersions(database),
                Instance.start(new Home(directory, Map.of()), new ConfigurationVersions(database))
                        .active(),
                at -> {
                    throw new IllegalStateException("nobody asks for the past");
                });

        RawReading.Answer answer = new ReadingAgain(connections, past)
                .read(new RawReading.ToRead(UNIVERSITY, "a", null, new Pulled.Raw("text/plain", new byte[] {1})));

        assertThat(answer).isInstanceOf(RawReading.Answer.Unreadable.class);
    }
}
