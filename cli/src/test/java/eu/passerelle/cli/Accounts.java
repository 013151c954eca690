package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Sums;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two promises that hold whenever the hub is at rest. */
final class Accounts {

    private Accounts() {}

    /** read = delivered + declined + referred + rejected + failed, and nothing in flight. */
    static void assertBalanced(String what, Sums sums) {
        assertThat(sums.delivered() + sums.declined() + sums.referred() + sums.rejected() + sums.failed())
                .as(what)
                .isEqualTo(sums.read());
        assertThat(sums.inFlight()).as(what).isZero();
    }

    /** The wallets hold exactly the credentials of delivered transfers, each in one wallet. */
    static void assertWalletHoldsDelivered(WalletSimulator wallet, JdbcTemplate journal) {
        Map<String, Integer> delivered = new TreeMap<>();
        journal.query("select id from transfer where state = 'DELIVERED'", row -> {
            delivered.put("urn:credential:" + row.getString(1), 1);
        });
        assertThat(wallet.held()).isEqualTo(delivered);
    }
}
