package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The chain over the audit log, in a database of its own because it is broken here on purpose. */
class AuditChainTest {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "audit-test-" + ProcessHandle.current().pid()), false);
    private static final JournalDatabase DATABASE = new JournalDatabase(SERVER.url(), SERVER.user(), "");

    private final JdbcTemplate jdbc = DATABASE.jdbc();
    private final AuditChain chain = new AuditChain(DATABASE);
    private final AuditVerification verification = new AuditVerification(DATABASE);

    @BeforeEach
    void fiveEntries() {
        asIntruder("truncate audit, audit_link, audit_unlinked restart identity");
        IntStream.rangeClosed(1, 5).forEach(i -> Audit.add(jdbc, "ann", "retry", "t" + i, "reason " + i));
        chain.link();
    }

    /** What only the database's administrator can do. */
    private void asIntruder(String sql) {
        DATABASE.transactions().executeWithoutResult(status -> {
            jdbc.execute("set local session_replication_role = replica");
            jdbc.execute(sql);
        });
    }

    private List<String> problems() {
        return verification.verify(null).problems();
    }

    @Test
    void isWholeWhenNobodyHasTouchedIt() {
        AuditVerification.Report report = verification.verify(chain.head());

        assertThat(report.whole()).isTrue();
        assertThat(report.entries()).isEqualTo(5);
        assertThat(report.head().position()).isEqualTo(5);
        assertThat(chain.after(3, 10))
                .extracting(linked -> linked.entry().subject())
                .containsExactly("t4", "t5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set who = 'eve' where id = 3",
                "delete from audit where id = 3",
                "truncate audit",
                "update audit_link set hash = '' where position = 3",
                "delete from audit_link where position = 3",
                "truncate audit_link"
            })
    void refusesChanges(String sql) {
        assertThatThrownBy(() -> jdbc.update(sql))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who = 'eve'",
                "at = at + interval '1 microsecond'",
                "action = 'release'",
                "subject = 't4'",
                "detail = null",
                "subject = 't3r', detail = 'eason 3'"
            })
    void findsAChangedEntry(String change) {
        asIntruder("update audit set " + change + " where id = 3");

        assertThat(problems()).singleElement().asString().contains("Entry 3 at position 3 is not what was linked");
    }

    @Test
    void findsAnEntryThatIsGone() {
        asIntruder("delete from audit where id = 2");

        assertThat(problems()).containsExactly("Entry 2 at position 2 is gone.");
    }

    @Test
    void findsAnEntryThatIsGoneWithItsLink() {
        asIntruder("delete from audit where id = 2; delete from audit_link where entry = 2");

        assertThat(problems())
                .anyMatch(problem -> problem.contains("no links from 2 to 2"))
                .anyMatch(problem -> problem.contains("Entry 3"));
    }

    @Test
    void findsAnEntryThatIsGoneBeforeItWasLinked() {
        Audit.add(jdbc, "ann", "retry", "t6", "reason 6");
        asIntruder("delete from audit where subject = 't6'");

        assertThat(problems()).containsExactly("Entry 6 is gone; it was not linked yet.");
    }

    @Test
    void findsAnEntryThatWasPutInByAnotherWay() {
        asIntruder("insert into audit (who, action, subject) values ('eve', 'approval', 't1')");

        assertThat(problems()).singleElement().asString().contains("Entry 6 is not in the chain");
    }

    @Test
    void findsByAKeptHeadThatTheEndWasCutOff() {
        AuditChain.Head kept = chain.head();
        asIntruder("delete from audit where id > 3; delete from audit_link where position > 3");

        assertThat(problems()).isEmpty();
        assertThat(verification.verify(kept).problems())
                .singleElement()
                .asString()
                .contains("cut off");
    }

    @Test
    void findsByAKeptHeadThatTheWholeChainWasWrittenAnew() {
        AuditChain.Head kept = AuditChain.Head.parse(chain.head().toString());
        asIntruder("update audit set who = 'eve' where id = 2; truncate audit_link;"
                + " insert into audit_unlinked select id from audit");

        assertThat(verification.verify(null).whole()).isTrue();
        assertThat(verification.verify(kept).whole()).isFalse();
    }

    @Test
    void linksEachEntryOnceWhereSeveralInstancesLink() {
        Stream<Runnable> work = IntStream.range(0, 400)
                .mapToObj(i -> i % 4 == 0 ? chain::link : () -> Audit.add(jdbc, "ann", "retry", "p" + i, null));

        work.parallel().forEach(Runnable::run);
        chain.link();

        assertThat(verification.verify(null))
                .returns(true, AuditVerification.Report::whole)
                .returns(305L, AuditVerification.Report::entries);
    }

    @Test
    void nobodyWaitsForAnotherToWriteAnEntry() {
        DATABASE.transactions().executeWithoutResult(open -> {
            Audit.add(jdbc, "ann", "retry", "in a transaction that stays open", null);

            // another connection
            CompletableFuture.runAsync(
                            () -> {
                                Audit.add(jdbc, "bob", "retry", "beside it", null);
                                chain.link();
                            },
                            Thread::startVirtualThread)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(verification.verify(null).entries()).isEqualTo(7);
    }
}
