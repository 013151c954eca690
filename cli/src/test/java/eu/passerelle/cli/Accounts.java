package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Sums;
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
