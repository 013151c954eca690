package eu.passerelle.routes.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.StackDesk.PathwayView;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.ModelJson;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.PayloadKind;
import eu.passerelle.journal.RecognitionStore;
import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.StackStore;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is asked again and again, on a journal of 300,000 transfers of 60,000 learners at thirteen universities. The bounds are
 * several times what was measured (docs/throughput.md), so that they tell a scan from a look.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeJournalTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeJournalTest.class);
    private static final byte[] RULES = {1};
    private static final String HOME = "u0";

    private final EmbeddedDatabase server = EmbeddedDatabase.start(
            Path.of("target", "large-journal-" + ProcessHandle.current().pid()), false);
    private final JournalDatabase database = new JournalDatabase(server.url(), server.user(), "");
    private final PayloadCipher cipher = new PayloadCipher(new byte[32]);
    private final JdbcTemplate jdbc = database.jdbc();
    private final RecognitionStore store = new RecognitionStore(database, cipher);

    /** Each learner has five results at five universities next to each other; those of the first three are parts. */
    @BeforeAll
    void fill() {
        for (String sql : FILL.split(";")) {
            jdbc.execute(sql);
        }
        payloads();
        jdbc.execute("vacuum analyze");
    }

    private static final String FILL = """
            insert into sync_run (id, university, trigger, state, owner)
            select md5('run')::uuid, 'u0', 'MANUAL', 'DONE', 'test';
            insert into learner (id) select md5('l' || n)::uuid from generate_series(1, 60000) n;
            create table given as
            select md5('t' || n || '-' || k)::uuid as id, md5('l' || n)::uuid as learner, 'u' || (n + k) % 13 as university,
                n || '-' || k as source_key, 'MC-' || n % 4 as code
            from generate_series(1, 60000) n, generate_series(0, 4) k;
            insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run, learner)
            select university, source_key, 1, '\\x00', 'all', true, md5('run')::uuid, learner from given;
            insert into transfer (id, run, university, source_key, version, state, opportunity_code, learner)
            select id, md5('run')::uuid, university, source_key, 1, 'DELIVERED', code, learner from given;
            insert into credential (id, university, status, issued_at) select id, university, 'ACTIVE', now() from given;
            insert into step (transfer, step, outcome)
            select id, s, 'done' from given, unnest(array['pulled', 'recognised', 'sealed', 'delivered:wallet']) s
            """;

    private void payloads() {
        List<Object[]> rows = jdbc.query(
                "select id, university, source_key, code from given where code = 'MC-0' and university in ('u0', 'u1', 'u2')",
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    Completion completion = completion(row.getString(2), row.getString(3), row.getString(4));
                    return new Object[] {id, cipher.encrypt(id, PayloadKind.COMPLETION, ModelJson.write(completion))};
                });
        jdbc.batchUpdate(
                "insert into payload (transfer, kind, media_type, content) values (?, 'COMPLETION', 'application/json', ?)",
                rows);
        LOG.info("{} results are parts", rows.size());
    }

    private static Completion completion(String university, String key, String code) {
        return new Completion(
                new CompletionKey(university, key),
                new Learner(List.of(PersonName.of("Aino", "Öberg")), null, List.of()),
                code,
                LocalizedText.of("en", "Course " + code),
                Completion.State.FINAL,
                new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("5")),
                LocalDate.of(2026, 6, 1),
                null,
                "en",
                null,
                null);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void looksEveryFewSecondsOnlyAtWhatHasHappened() {
        List<Due> first = timed("everything, nobody judged yet", () -> store.due(HOME, RULES, 200));
        assertThat(first).hasSize(200);
        judgeAll();
        Duration everything = time(
                "everything, nothing due",
                () -> assertThat(store.due(HOME, RULES, 200)).isEmpty());
        long now = store.moment().step();
        jdbc.update("insert into step (transfer, step, outcome) select id, 'withdrawn', 'revoked' from given"
                + " where university = 'u1' order by id limit 1000");
        jdbc.update(
                "update credential set status = 'REVOKED' where id in (select transfer from step where id > ?)", now);

        Duration nothing = time(
                "since the last turn, nothing happened",
                () -> assertThat(store.dueSince(store.moment().step(), HOME, RULES, 200))
                        .isEmpty());
        List<Due> since = timed("since, 1000 were taken back", () -> store.dueSince(now, HOME, RULES, 2_000));

        assertThat(since).isNotEmpty().isEqualTo(store.due(HOME, RULES, 2_000));
        assertThat(nothing).isLessThan(Duration.ofMillis(200));
        assertThat(everything).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void tellsOfPathways() throws IOException {
        Path home = Files.createTempDirectory("large");
        Files.createDirectories(home.resolve("universities"));
        Files.createDirectories(home.resolve("pathways"));
        for (String university : List.of("u0", "u1", "u2", "us")) {
            Files.writeString(
                    home.resolve("universities/" + university + ".yaml"),
                    "sis: {protocol: " + (university.equals("us") ? "pathways" : "rest") + "}\n");
        }
        Files.writeString(home.resolve("pathways/p.yaml"), """
                id: p
                title: {en: P}
                awardedBy: us
                leadsTo: P
                credits: 15
                required:
                  - name: all
                    of:
                      - {university: u0, opportunity: MC-0}
                      - {university: u1, opportunity: MC-0}
                      - {university: u2, opportunity: MC-0}
                """);
        PathwayProgress progress = new PathwayProgress(
                home,
                new PathwaysConnector.Sources(
                        new StackStore(database, cipher),
                        new CatalogueStore(database),
                        id -> Optional.empty(),
                        () -> StackWorld.TABLES));

        List<PathwayView> views = timed("GET /api/stacks", progress::pathways);

        assertThat(views).singleElement().satisfies(view -> {
            // five of thirteen neighbours hold the first three in three ways, and some of them in four
            assertThat(view.complete()).isBetween(3_000L, 4_000L);
            assertThat(view.complete() + view.underway()).isBetween(7_000L, 9_000L);
        });
        assertThat(time(
                        "GET /api/stacks again",
                        () -> assertThat(progress.pathways()).isEqualTo(views)))
                .isLessThan(Duration.ofMillis(1_000));
        // the other test has taken back others
        jdbc.update("update credential set status = 'REVOKED' where id in (select g.id from given g"
                + " join credential c on c.id = g.id and c.status = 'ACTIVE' where g.code = 'MC-0'"
                + " and g.university = 'u1' and g.learner in (select learner from given where code = 'MC-0'"
                + " and university = 'u0') order by g.id limit 200)");
        List<PathwayView> fewer = timed("GET /api/stacks after 200 were taken back", progress::pathways);
        assertThat(fewer.getFirst().complete()).isLessThan(views.getFirst().complete());
    }

    /** As the hub stores it: everybody by these rules, with what counts now. */
    private void judgeAll() {
        jdbc.update("insert into recognition_case (university, learner, record, results, rules, referred)"
                + " select 'u0', h.learner, gen_random_uuid(), array_agg(g.id order by g.id), '\\x01', '{}'"
                + " from given h join given g on g.learner = h.learner and g.university <> 'u0'"
                + " where h.university = 'u0' group by h.learner");
        jdbc.execute("vacuum analyze recognition_case");
    }

    private static <T> T timed(String what, Supplier<T> asked) {
        long began = System.nanoTime();
        T answer = asked.get();
        LOG.info("{}: {} ms", what, (System.nanoTime() - began) / 1_000_000);
        return answer;
    }

    private static Duration time(String what, Runnable asked) {
        long began = System.nanoTime();
        asked.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        LOG.info("{}: {} ms", what, taken.toMillis());
        return taken;
    }
}
