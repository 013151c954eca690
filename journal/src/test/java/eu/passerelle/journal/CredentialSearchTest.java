package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Reason;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials as people look for them. */
class CredentialSearchTest {

    private final TestJournal journal = new TestJournal();
    private final CredentialSearch search = new CredentialSearch(TestJournal.DATABASE, TestJournal.CIPHER);

    @BeforeEach
    void issued() {
        journal.sync(journal.result("k1", "4"), journal.result("k2", "4"), journal.result("k3", "4"));
        journal.issueAll();
    }

    private UUID id(String key, int version) {
        return CredentialIds.of(new CompletionKey(journal.university, key), version);
    }

    @Test
    void findsByKeyCourseStatusDayAndPageByPage() {
        new CredentialOrders(TestJournal.DATABASE, TestJournal.CIPHER)
                .ask(
                        new Asked(Kind.REVOKE, List.of(id("k3", 1)), Reason.ISSUED_IN_ERROR, "a test"),
                        new Rulings.Speaker("operator", "one"));
        String here = journal.university;

        assertThat(found(here, null, null, null, null)).containsExactlyInAnyOrder("k1", "k2", "k3");
        assertThat(found(here, "REVOKED", null, null, null)).containsExactly("k3");
        assertThat(found(here, null, "MC-1", null, null)).hasSize(3);
        assertThat(found(here, null, "MC-2", null, null)).isEmpty();
        assertThat(found(here, null, null, Instant.now(), null)).isEmpty();
        assertThat(found(null, null, null, null, id("k2", 1).toString())).containsExactly("k2");
        CredentialSearch.Page first =
                search.find(new CredentialSearch.Search(here, null, null, null, null, null, null, 2));
        CredentialSearch.Page second =
                search.find(new CredentialSearch.Search(here, null, null, null, null, null, first.next(), 2));
        assertThat(first.credentials()).hasSize(2);
        assertThat(second.credentials()).hasSize(1).doesNotContainAnyElementsOf(first.credentials());
        assertThat(second.next()).isNull();
    }

    @Test
    void aLearnerIsFoundByAnIdentifierOfAnyKind() {
        People people = new People();
        String here = people.university("a");
        people.store(here, people.record(here, "k1", "esi:a:1 nat:1 loc:7"), people.record(here, "k2", "nat:2 loc:8"));
        people.issueAll(here);
        UUID learner = people.learner(here, "k1").orElseThrow();

        assertThat(search.learners("1" + people.world, "one")).containsExactly(learner);
        assertThat(search.learners("urn:schac:personalUniqueCode:int:esi:a:1" + people.world, "one"))
                .containsExactly(learner);
        assertThat(search.learners("7", "one")).contains(learner);
        assertThat(search.learners("nobody-" + people.world, "one")).isEmpty();
        assertThat(search.find(new CredentialSearch.Search(null, null, null, null, null, learner, null, 50))
                        .credentials())
                .extracting(CredentialSearch.Row::sourceKey)
                .containsExactly("k1");
    }

    private List<String> found(
            @Nullable String university,
            @Nullable String status,
            @Nullable String course,
            @Nullable Instant since,
            @Nullable String text) {
        return keys(search.find(new CredentialSearch.Search(university, status, course, since, text, null, null, 50)));
    }

    /** More than are looked up at once: still the newest come first, and every one has its page. */
    @Test
    void ofThousandsThatHaveTheTextTheNewestComeFirstAndAllHaveTheirPage() {
        SyncRun run = journal.start();
        List.of(
                        "insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run)"
                                + " select r.university, 'many-' || n, 1, '\\x00', 'all', true, r.id"
                                + " from sync_run r, generate_series(1001, 3100) n where r.id = ?",
                        "insert into transfer (id, run, university, source_key, version, state) select gen_random_uuid(),"
                                + " c.last_seen_run, c.university, c.source_key, 1, 'DELIVERED' from completion c"
                                + " where c.last_seen_run = ?",
                        "insert into credential (id, university, status, issued_at) select id, university, 'ACTIVE',"
                                + " now() + substring(source_key from 6)::int * interval '1 second' from transfer"
                                + " where run = ?")
                .forEach(sql -> TestJournal.DATABASE.jdbc().update(sql, run.id()));

        CredentialSearch.Page page =
                search.find(new CredentialSearch.Search(null, null, null, null, "MANY-", null, null, 200));
        List<String> found = new ArrayList<>(keys(page));
        while (page.next() != null) {
            page = search.find(new CredentialSearch.Search(null, null, null, null, "MANY-", null, page.next(), 200));
            found.addAll(keys(page));
        }

        assertThat(found)
                .containsExactlyElementsOf(IntStream.rangeClosed(1001, 3100)
                        .mapToObj(n -> "many-" + (4101 - n))
                        .toList());
    }

    @Test
    void aSourceKeyMayBeAnIdItselfAndAReasonIsNoKey() {
        String key = UUID.randomUUID().toString();
        journal.sync(journal.result(key, "4"));
        journal.issueAll();
        TestJournal.DATABASE.jdbc().update("update transfer set reason = 'as ' || ? where id = ?", key, id("k1", 1));

        assertThat(found(null, null, null, null, key.toUpperCase(Locale.ROOT))).containsExactly(key);
        assertThat(found(null, null, null, null, id(key, 1).toString())).containsExactly(key);
    }

    private static List<String> keys(CredentialSearch.Page page) {
        return page.credentials().stream().map(CredentialSearch.Row::sourceKey).toList();
    }
}
