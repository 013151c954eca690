package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.Universities;
import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The promises that hold whenever the hub is at rest. */
final class Accounts {

    private Accounts() {}

    /** read = delivered + declined + referred + rejected + failed, and nothing in flight. */
    static void assertBalanced(String what, Sums sums) {
        assertThat(sums.delivered() + sums.declined() + sums.referred() + sums.rejected() + sums.failed())
                .as(what)
                .isEqualTo(sums.read());
        assertThat(sums.inFlight()).as(what).isZero();
    }

    /** What every screen tells is what counting transfer by transfer tells; at a moment at which nothing changes. */
    static void assertCounted(JournalDatabase database) {
        JdbcTemplate jdbc = database.jdbc();
        OverviewView overview = new OverviewView(database);
        Map<String, Sums> sums = new JournalView(database).sums();
        assertThat(sums).as("universities").isEqualTo(counted(jdbc, "university"));
        Map<String, Sums> runs = new TreeMap<>();
        sums.keySet().forEach(university -> runs.putAll(overview.outcomes(university, 500)));
        assertThat(runs).as("runs").isEqualTo(counted(jdbc, "run"));
        Map<String, Long> groups = new TreeMap<>();
        new FailureGroups(database).all(Universities.ALL).forEach(group -> groups.put(group.group(), group.count()));
        assertThat(groups).as("groups").isEqualTo(counted(jdbc, "failure_group", "state = 'FAILED'"));
        Map<String, Long> rules = new TreeMap<>();
        new Referrals(database).rules(null).forEach(rule -> rules.put(rule.rule(), rule.count()));
        assertThat(rules).as("rules").isEqualTo(counted(jdbc, "rule", "state = 'REFERRED'"));
        assertThat(jdbc.queryForList(
                        "select id from sync_run r where read <> (select count(*) from transfer where run = r.id)",
                        String.class))
                .as("runs that tell another number than they have read")
                .isEmpty();
    }

    private static Map<String, Long> counted(JdbcTemplate jdbc, String by, String which) {
        Map<String, Long> counted = new TreeMap<>();
        jdbc.query("select " + by + ", count(*) from transfer where " + which + " group by 1", row -> {
            counted.put(row.getString(1), row.getLong(2));
        });
        return counted;
    }

    private static Map<String, Sums> counted(JdbcTemplate jdbc, String by) {
        Map<String, Sums> counted = new TreeMap<>();
        jdbc.query("select " + by + ", state from transfer", row -> {
            String state = row.getString(2);
            Sums one = new Sums(
                    1,
                    state.equals("DELIVERED") ? 1 : 0,
                    state.equals("DECLINED") ? 1 : 0,
                    state.equals("REFERRED") ? 1 : 0,
                    state.equals("REJECTED") ? 1 : 0,
                    state.equals("FAILED") ? 1 : 0,
                    state.equals("PULLED") || state.equals("ISSUED") ? 1 : 0);
            counted.merge(row.getString(1), one, Sums::plus);
        });
        return counted;
    }

    /** The wallets hold exactly the credentials that were delivered there, each in one wallet. */
    static void assertWalletHoldsDelivered(WalletSimulator wallet, JdbcTemplate journal) {
        Map<String, Integer> delivered = new TreeMap<>();
        delivered(journal, "europass").forEach(id -> delivered.put(id, 1));
        assertThat(wallet.held()).isEqualTo(delivered);
        assertThat(journal.queryForList(
                        "select id from transfer where state = 'DELIVERED' and not exists"
                                + " (select 1 from delivery where transfer = id and delivery.state = 'DELIVERED')",
                        String.class))
                .as("said to be delivered, and nowhere")
                .isEmpty();
    }

    /** Exactly the credentials that were delivered by e-mail have come, each in one message. */
    static void assertMailHoldsDelivered(MailSimulator mail, JdbcTemplate journal) {
        assertThat(Received.byMail(mail).keySet()).isEqualTo(delivered(journal, "email"));
    }

    private static Set<String> delivered(JdbcTemplate journal, String target) {
        return new TreeSet<>(journal.queryForList(
                "select 'urn:credential:' || id from transfer join delivery on transfer = id"
                        + " where transfer.state = 'DELIVERED' and delivery.state = 'DELIVERED' and target = ?",
                String.class,
                target));
    }
}
