package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Offers.Redeeming;
import eu.passerelle.journal.Offers.Redemption;
import eu.passerelle.journal.WalletCopies.Copy;
import eu.passerelle.journal.WalletCopies.Event;
import eu.passerelle.journal.WalletOffer.State;
import eu.passerelle.journal.WalletTokens.WalletToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What wallets are offered, redeem and fetch, in a real PostgreSQL. */
class OffersTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final TestJournal journal = new TestJournal();
    private final MovableClock clock = new MovableClock();
    private final Offers offers = new Offers(TestJournal.DATABASE, TestJournal.CIPHER, clock);
    private final WalletTokens tokens = new WalletTokens(TestJournal.DATABASE, clock);
    private final WalletCopies copies = new WalletCopies(TestJournal.DATABASE, TestJournal.CIPHER, clock);
    private final DeferredCredentials deferred =
            new DeferredCredentials(TestJournal.DATABASE, TestJournal.CIPHER, clock);

    private UUID transfer() {
        journal.sync(journal.result("k", "4"));
        journal.issueAll();
        return journal.issued().getFirst();
    }

    private Offers.Made offer(boolean withPin) {
        return offers.create(transfer(), "wallet", List.of("a", "b"), WEEK, withPin);
    }

    private Redemption redeem(Offers.Made made, @Nullable String pin, String... asked) {
        return offers.redeem(journal.university, new Redeeming(made.code(), pin, List.of(asked), null));
    }

    private WalletToken token(Redemption redemption) {
        return tokens.find(journal.university, ((Redemption.Redeemed) redemption).token())
                .orElseThrow();
    }

    private static String wrong(Offers.Made made) {
        return Objects.requireNonNull(made.pin()).equals("000000") ? "000001" : "000000";
    }

    @Test
    void givesTheCodeToWhoHasTheReferenceAndStoresNeither() {
        Offers.Made made = offer(true);

        assertThat(offers.open(journal.university, made.reference())
                        .orElseThrow()
                        .code())
                .isEqualTo(made.code());
        assertThat(offers.open("elsewhere", made.reference())).isEmpty();
        assertThat(offers.open(journal.university, made.code())).isEmpty();
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForObject("select o::text from credential_offer o where id = ?", String.class, made.id()))
                .doesNotContain(made.code(), made.reference())
                .doesNotContain("," + made.pin() + ",");
    }

    @Test
    void redeemsACodeOnce() {
        Offers.Made made = offer(false);

        Redemption first = redeem(made, null);
        Redemption second = redeem(made, null);

        assertThat(token(first).configurations()).containsExactly("a", "b");
        assertThat(second).isInstanceOf(Redemption.Unknown.class);
        assertThat(offers.find(made.id()).orElseThrow().state()).isEqualTo(State.REDEEMED);
        assertThat(offers.open(journal.university, made.reference())).isEmpty();
    }

    @Test
    void redeemsACodeOnceAlsoAtTheSameMoment() throws Exception {
        Offers.Made made = offer(false);

        List<Future<Redemption>> answers;
        try (ExecutorService wallets = Executors.newFixedThreadPool(8)) {
            answers = wallets.invokeAll(
                    java.util.Collections.nCopies(8, (Callable<Redemption>) () -> redeem(made, null)));
        }

        assertThat(answers.stream().map(Future::resultNow))
                .filteredOn(Redemption.Redeemed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void endsAfterTooManyWrongPins() {
        Offers.Made made = offer(true);

        for (int left = Offers.MOST_PIN_FAILURES - 1; left >= 0; left--) {
            assertThat(redeem(made, wrong(made))).isEqualTo(new Redemption.PinWrong(left));
        }

        assertThat(redeem(made, made.pin())).isInstanceOf(Redemption.Unknown.class);
        assertThat(offers.find(made.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void takesThePinAfterAWrongOne() {
        Offers.Made made = offer(true);
        redeem(made, wrong(made));

        assertThat(redeem(made, null)).isInstanceOf(Redemption.PinMissing.class);
        assertThat(redeem(made, made.pin())).isInstanceOf(Redemption.Redeemed.class);
        assertThat(redeem(offer(false), "123456")).isInstanceOf(Redemption.PinUnexpected.class);
    }

    @Test
    void limitsATokenToWhatWasAskedForAndOffered() {
        Offers.Made made = offer(false);

        assertThat(redeem(made, null, "a", "z")).isInstanceOf(Redemption.NotOffered.class);
        WalletToken token = token(redeem(made, null, "b"));

        assertThat(token.configurations()).containsExactly("b");
        assertThat(token.byIdentifier()).isTrue();
    }

    @Test
    void knowsATokenOnlyInItsUniversityAndTime() {
        String token = ((Redemption.Redeemed) redeem(offer(false), null)).token();

        assertThat(tokens.find("elsewhere", token)).isEmpty();
        assertThat(tokens.find(journal.university, token)).isPresent();
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertThat(tokens.find(journal.university, token)).isEmpty();
    }

    @Test
    void refusesACodeWhoseTimeIsOver() {
        Offers.Made made = offer(false);

        clock.now = made.expiresAt();

        assertThat(redeem(made, null)).isInstanceOf(Redemption.Unknown.class);
        new WalletCleanup(TestJournal.DATABASE, clock).clean();
        assertThat(offers.find(made.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
        clock.now = clock.now.plus(Duration.ofDays(31));
        new WalletCleanup(TestJournal.DATABASE, clock).clean();
        assertThat(offers.find(made.id())).isEmpty();
    }

    @Test
    void keepsWhatAWalletSays() {
        WalletToken token = token(redeem(offer(false), null));
        WalletToken other = token(redeem(offerAgain(), null));
        UUID notification = UUID.randomUUID();
        Copy copy = new Copy(UUID.randomUUID(), "a", "dc+sd-jwt", new byte[] {1}, "key-attestation");
        copies.issued(token, List.of(copy), notification);

        assertThat(copies.count(token.offer(), "a")).isEqualTo(1);
        assertThat(offers.claimed(token.offer())).isTrue();
        assertThat(copies.told(other, notification, Event.ACCEPTED)).isFalse();
        assertThat(copies.told(token, UUID.randomUUID(), Event.ACCEPTED)).isFalse();
        assertThat(copies.told(token, notification, Event.ACCEPTED)).isTrue();
        assertThat(copies.told(token, notification, Event.DELETED)).isTrue();
        assertThat(copies.told(token, notification, Event.ACCEPTED)).isTrue();
        assertThat(state(copy)).isEqualTo("DELETED");
        assertThat(copies.attestation(copy.id(), "operator")).contains("key-attestation");
    }

    private Offers.Made offerAgain() {
        UUID transfer = journal.issued().getFirst();
        return offers.create(transfer, "wallet", List.of("a"), WEEK, false);
    }

    private static @Nullable String state(Copy copy) {
        return TestJournal.DATABASE
                .jdbc()
                .queryForObject("select state from wallet_copy where id = ?", String.class, copy.id());
    }

    @Test
    void tellsOfWalletsThatFetchedAndSaidNothing() {
        WalletToken token = token(redeem(offer(false), null));
        Copy copy = new Copy(UUID.randomUUID(), "a", "dc+sd-jwt", null, null);
        copies.issued(token, List.of(copy), UUID.randomUUID());

        assertThat(silent(clock.now, token)).isEmpty();
        assertThat(silent(clock.now.plusSeconds(1), token))
                .containsExactly(new WalletCopies.Silent(token.offer(), token.transfer(), "wallet", copy.id()));
        copies.closed(token.offer());
        assertThat(silent(clock.now.plusSeconds(1), token)).isEmpty();
    }

    private List<WalletCopies.Silent> silent(Instant before, WalletToken token) {
        return copies.silent(before).stream()
                .filter(found -> found.offer().equals(token.offer()))
                .toList();
    }

    @Test
    void handsOutADeferredCredentialOnceAndToItsOwnOfferOnly() {
        WalletToken token = token(redeem(offer(false), null));
        WalletToken other = token(redeem(offerAgain(), null));
        byte[] proven = "keys".getBytes(StandardCharsets.UTF_8);
        String transaction = deferred.add(token, "a", proven);

        DeferredCredentials.Waiting waiting = deferred.find(token, transaction).orElseThrow();

        assertThat(waiting.proven()).isEqualTo(proven);
        assertThat(deferred.find(other, transaction)).isEmpty();
        assertThat(deferred.close(waiting)).isTrue();
        assertThat(deferred.close(waiting)).isFalse();
        assertThat(deferred.find(token, transaction)).isEmpty();
    }
}
