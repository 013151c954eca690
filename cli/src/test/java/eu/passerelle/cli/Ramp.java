package eu.passerelle.cli;

import static org.awaitility.Awaitility.await;

import eu.passerelle.simulators.wallet.WalletSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast work comes back to a wallet that has recovered. */
final class Ramp {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Ramp() {}

    /**
     * Watches until {@code expected} posts have come.
     *
     * @param before posts when the watch begins to count
     * @return posts in each second from the first one on
     */
    static List<Long> postsPerSecond(WalletSimulator wallet, long before, int expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> wallet.posts() > before);
        long begin = System.nanoTime();
        List<Long> perSecond = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            long posts = wallet.posts() - before;
            int second = (int) ((System.nanoTime() - begin) / 1_000_000_000L);
            long counted =
                    perSecond.stream().limit(second).mapToLong(Long::longValue).sum();
            while (perSecond.size() <= second) {
                perSecond.add(0L);
            }
            perSecond.set(second, posts - counted);
            return posts >= expected;
        });
        return perSecond;
    }
}
