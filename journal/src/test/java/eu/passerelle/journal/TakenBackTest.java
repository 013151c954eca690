package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever takes a credential back: its places are set, or nothing has happened at all. */
class TakenBackTest {

    private final IssuedCopies copies = new IssuedCopies();

    @Test
    void allPlacesOfAWithdrawnCredentialAreSetAndNoOther() {
        copies.issued("a", "b");
        ListPlace first = copies.place("a", "1");
        ListPlace second = copies.place("a", "2");
        ListPlace other = copies.place("b", "1");
        StatusContents.Version before = copies.contents.version(first.list()).orElseThrow();

        copies.withdraw("a");

        assertThat(copies.set(first)).isTrue();
        assertThat(copies.set(second)).isTrue();
        assertThat(copies.set(other)).isFalse();
        assertThat(copies.contents.version(first.list())).isNotEqualTo(before);
    }

    @Test
    void aSupersededCredentialIsSetWhenItsSuccessorIsIssued() {
        copies.issued("a");
        ListPlace place = copies.place("a", "1");

        copies.journal.sync(copies.journal.result("a", "4"));
        assertThat(copies.set(place)).isFalse();
        copies.journal.issueAll();

        assertThat(copies.journal.credentialStatus("a", 1)).isEqualTo("SUPERSEDED");
        assertThat(copies.set(place)).isTrue();
    }

    @Test
    void aCopyWrittenAfterItsCredentialWasTakenBackIsSetFromTheBeginning() {
        copies.issued("a");
        copies.withdraw("a");

        assertThat(copies.set(copies.place("a", "late"))).isTrue();
    }

    @Test
    void aPlaceIsNeverTakenBackInItsTurn() {
        copies.issued("a");
        ListPlace place = copies.place("a", "1");
        copies.withdraw("a");

        copies.journal.sync(copies.journal.result("a", "3"));
        copies.journal.issueAll();

        assertThat(copies.journal.credentialStatus("a", 2)).isEqualTo("ACTIVE");
        assertThat(copies.set(place)).isTrue();
    }

    @Test
    void aHubThatDiesInBetweenHasDoneAllOrNothing() {
        copies.issued("a");
        ListPlace place = copies.place("a", "1");
        SyncRun run = copies.journal.start();

        assertThatThrownBy(() -> TestJournal.DATABASE.transactions().executeWithoutResult(status -> {
                    copies.store(run, "a");
                    kill(Objects.requireNonNull(
                            TestJournal.DATABASE.jdbc().queryForObject("select pg_backend_pid()", Integer.class)));
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(copies.journal.credentialStatus("a", 1)).isEqualTo("ACTIVE");
        assertThat(copies.set(place)).isFalse();

        copies.store(run, "a");

        assertThat(copies.journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(copies.set(place)).isTrue();
    }

    /** Ends the connection of a hub as its death does. */
    private static void kill(Integer backend) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> killed = other.submit(() -> TestJournal.DATABASE
                    .jdbc()
                    .queryForObject("select pg_terminate_backend(?)", Boolean.class, backend));
            assertThat(Objects.requireNonNull(killed.get(10, TimeUnit.SECONDS))).isTrue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
