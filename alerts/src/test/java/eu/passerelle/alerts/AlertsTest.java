package eu.passerelle.alerts;

import static eu.passerelle.alerts.AlertJournal.ALERTS;
import static eu.passerelle.alerts.AlertJournal.NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertSilence;
import eu.passerelle.journal.Universities;
import eu.passerelle.simulators.mail.MailSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the journal to the receiver: nothing is lost or told twice by restarts, failures and second instances. */
class AlertsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HERR_MUELLER = "Jürgen Müller, 120399-123X, grade 2";

    private final TestClock clock = new TestClock();
    private final Receiver receiver = new Receiver();
    private final MailSimulator mail = new MailSimulator(0);
    private final Map<String, ChannelSettings> settings = new HashMap<>();

    @BeforeEach
    void clear() {
        AlertJournal.clear();
        settings.put("pager", webhook(null, null));
    }

    @AfterEach
    void close() {
        receiver.close();
        mail.close();
    }

    private ChannelSettings webhook(@Nullable List<Rule> rules, @Nullable List<String> universities) {
        return new ChannelSettings(
                null,
                new ChannelSettings.Webhook(
                        URI.create(receiver.address()), new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), null),
                null,
                null,
                rules,
                universities,
                null);
    }

    private ChannelSettings mail(ChannelSettings.@Nullable Digest digest) {
        MailAccount account = new MailAccount(
                mail.host(), mail.port(), MailAccount.Security.NONE, null, null, "hub@hub.example", null);
        return new ChannelSettings(
                new ChannelSettings.Email(account, List.of("ops@hub.example")), null, null, null, null, null, digest);
    }

    private final class Hub {

        private final Watch watch;
        private final AlertSending sending;

        Hub() {
            AlertSettings alerts = new AlertSettings(settings, null, null, null, null);
            Channels channels =
                    new Channels(alerts, Limits.DEFAULT, new OutgoingAddresses(List.of("localhost")), clock);
            watch = new Watch(
                    AlertJournal.gathering(alerts, clock),
                    AlertJournal.FACTS,
                    ALERTS,
                    channels,
                    alerts,
                    Duration.ofDays(30));
            sending = new AlertSending(channels, NOTICES, URI.create("https://hub.example"), clock);
        }

        void turn() throws Exception {
            watch.look();
            sending.send();
        }
    }

    private List<String> received() {
        return receiver.calls.stream()
                .map(call -> JSON.readTree(call.body()))
                .map(body -> body.path("type").asString() + " "
                        + body.path("data").path("rule").asString())
                .toList();
    }

    private void stopped() {
        AlertJournal.run("STOPPED", "SisRejected of " + HERR_MUELLER, clock.instant());
    }

    private void good() {
        clock.pass(Duration.ofMinutes(1));
        AlertJournal.run("DONE", "", clock.instant());
    }

    @Test
    void isOpenedOnceRemindedResolvedAndOpenedAgainOverRestarts() throws Exception {
        stopped();
        for (int hour = 0; hour < 25; hour++) {
            new Hub().turn();
            clock.pass(Duration.ofHours(1));
        }
        good();
        new Hub().turn();
        clock.pass(Duration.ofMinutes(6));
        new Hub().turn();
        stopped();
        new Hub().turn();

        assertThat(received())
                .containsExactly(
                        "alert.opened RUN_STOPPED",
                        "alert.reminded RUN_STOPPED",
                        "alert.resolved RUN_STOPPED",
                        "alert.opened RUN_STOPPED");
        Alert alert = ALERTS.newest("tampere", Universities.ALL, 10).getFirst();
        assertThat(alert.state()).isEqualTo(Alert.State.OPEN);
        assertThat(alert.times()).isEqualTo(2);
    }

    @Test
    void whatCannotBeSentIsTriedAgainWithTheSameIdAndTheFailureIsShown() throws Exception {
        stopped();
        receiver.answer(500, 500);
        Hub hub = new Hub();

        hub.turn();
        hub.turn();
        String failing = hub.sending.standings().getOrDefault("pager", none()).failing();
        clock.pass(Duration.ofSeconds(11));
        hub.turn();
        clock.pass(Duration.ofSeconds(61));
        new Hub().turn();

        assertThat(failing).contains("channel 'pager': localhost answers HTTP 500");
        assertThat(receiver.calls).hasSize(3);
        assertThat(receiver.calls.stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(receiver.calls.stream()
                        .map(call -> call.headers().get("webhook-timestamp"))
                        .distinct())
                .hasSize(3);
        AlertNotice notice = NOTICES.newest(Universities.ALL, 10).getFirst();
        assertThat(notice.state()).isEqualTo(AlertNotice.State.SENT);
        assertThat(notice.attempts()).isEqualTo(3);
        assertThat(hub.sending.standings().getOrDefault("pager", none()).failing())
                .isNull();
    }

    private static eu.passerelle.journal.AlertNotices.Standing none() {
        return eu.passerelle.journal.AlertNotices.Standing.NONE;
    }

    @Test
    void aReceiverThatAsksToWaitIsWaitedForAndOneThatNeverAnswersGivenUp() throws Exception {
        stopped();
        receiver.answer(429);
        Hub hub = new Hub();
        hub.turn();
        clock.pass(Duration.ofMinutes(119));
        hub.turn();
        assertThat(receiver.calls).hasSize(1);

        receiver.answer(500, 500, 500);
        clock.pass(Duration.ofMinutes(2));
        hub.sending.send();
        clock.pass(Duration.ofDays(3));
        hub.sending.send();

        AlertNotice notice = NOTICES.newest(Universities.ALL, 10).getFirst();
        assertThat(notice.state()).isEqualTo(AlertNotice.State.GIVEN_UP);
        assertThat(notice.failure()).contains("HTTP 500");
        assertThat(receiver.calls).hasSize(3);
    }

    /** The instance died between taking and sending: another one sends it when its time is over. */
    @Test
    void whatAnInstanceTookWithItIsSentByAnother() throws Exception {
        stopped();
        Hub hub = new Hub();
        hub.watch.look();
        NOTICES.take("pager", clock.instant(), 10);

        hub.sending.send();
        clock.pass(Duration.ofMinutes(6));
        new Hub().sending.send();

        assertThat(received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void severalInstancesTellOnce() throws Exception {
        stopped();
        List<Hub> hubs = List.of(new Hub(), new Hub(), new Hub(), new Hub());
        CountDownLatch ready = new CountDownLatch(hubs.size());

        List<Thread> turns = hubs.stream()
                .map(hub -> Thread.ofVirtual().start(() -> {
                    try {
                        ready.countDown();
                        ready.await();
                        hub.turn();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        for (Thread turn : turns) {
            turn.join();
        }
        new Hub().turn();

        assertThat(received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void aSilenceIsKeptAndWhatStandsAfterItIsTold() throws Exception {
        stopped();
        AlertSilence silence = ALERTS.silence(
                "RUN_STOPPED", "tampere", clock.instant().plus(Duration.ofHours(8)), "their SIS is moved", "Ann");
        ALERTS.silence("RUN_MISSED", null, clock.instant().plus(Duration.ofHours(8)), "another rule", "Ann");
        Hub hub = new Hub();
        hub.turn();
        clock.pass(Duration.ofHours(2));
        hub.turn();

        assertThat(received()).isEmpty();
        assertThat(ALERTS.newest(null, Universities.ALL, 10))
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN);
        assertThat(ALERTS.silences(clock.instant()))
                .extracting(AlertSilence::by)
                .containsExactly("Ann", "Ann");

        assertThat(ALERTS.endSilence(silence.id(), "Ben")).isTrue();
        assertThat(ALERTS.endSilence(silence.id(), "Ben")).isFalse();
        hub.turn();

        assertThat(received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void aChannelIsToldWhatItWants() throws Exception {
        settings.put("pager", webhook(List.of(Rule.FAILED_SHARE), null));
        settings.put("others", webhook(null, List.of("trento")));
        UUID run = AlertJournal.run("STOPPED", "away", clock.instant());
        AlertJournal.transfers(run, 12, 20, HERR_MUELLER, clock.instant().minusSeconds(60));

        new Hub().turn();

        assertThat(received()).containsOnly("alert.opened FAILED_SHARE").hasSize(2);
        assertThat(ALERTS.newest(null, Universities.ALL, 10)).hasSize(4);
    }

    @Test
    void aDigestTellsOfEachAlertTheLastWord() throws Exception {
        settings.clear();
        String inAnHour = DateTimeFormatter.ofPattern("HH:mm")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant().plus(Duration.ofHours(1)));
        settings.put("digest", mail(new ChannelSettings.Digest(inAnHour, ZoneOffset.UTC)));
        UUID run = AlertJournal.run("STOPPED", "away", clock.instant());
        AlertJournal.transfers(run, 3, 20, HERR_MUELLER, clock.instant().minusSeconds(60));
        Hub hub = new Hub();
        hub.turn();
        AlertJournal.repaired();
        hub.turn();
        clock.pass(Duration.ofMinutes(6));
        hub.turn();
        assertThat(mail.messages()).isEmpty();

        clock.pass(Duration.ofHours(1));
        hub.turn();

        assertThat(mail.messages()).hasSize(1);
        assertThat(mail.messages().getFirst().getSubject()).contains("2 alerts", "1 new", "1 over");
        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsOnly(AlertNotice.State.SENT);
    }

    @Test
    void noPersonalDataIsTold() throws Exception {
        settings.put("ops", mail(null));
        UUID run = AlertJournal.run("STOPPED", "SisRejected of " + HERR_MUELLER, clock.instant());
        AlertJournal.transfers(
                run, 12, 2, "Refused for " + HERR_MUELLER, clock.instant().minusSeconds(60));
        AlertJournal.FACTS.objected("tampere", "elm");

        new Hub().turn();

        String told = receiver.calls + " " + mail.messages().getFirst().getContent();
        assertThat(receiver.calls).hasSize(5);
        assertThat(mail.messages()).hasSize(1);
        assertThat(told).contains("deliver:wallet").doesNotContain("Müller", "120399", "grade 2");
    }

    @Test
    void aRehearsalTellsNobodyAndChangesNothing() {
        stopped();
        Hub hub = new Hub();

        Watch.Rehearsal rehearsal = hub.watch.rehearse();

        assertThat(rehearsal.seen()).extracting(Condition::key).containsExactly("RUN_STOPPED:tampere");
        assertThat(rehearsal.notices()).extracting(AlertNotice::channel).containsExactly("pager");
        assertThat(ALERTS.all()).isEmpty();
        assertThat(NOTICES.newest(Universities.ALL, 10)).isEmpty();
    }

    @Test
    void aTestIsSentAtOnceAndItsFailureSaid() {
        Hub hub = new Hub();
        receiver.answer(202, 401);

        assertThat(hub.sending.test("pager", "Ann")).contains(Optional.empty());
        assertThat(hub.sending.test("pager", "Ann").orElseThrow().orElseThrow()).contains("HTTP 401");
        assertThat(hub.sending.test("nobody", "Ann")).isEmpty();

        JsonNode body = JSON.readTree(receiver.calls.getFirst().body());
        assertThat(body.path("type").asString()).isEqualTo("alert.test");
        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsExactlyInAnyOrder(AlertNotice.State.SENT, AlertNotice.State.GIVEN_UP);
    }

    @Test
    void whatWaitsForAChannelThatIsGoneIsGivenUp() throws Exception {
        stopped();
        new Hub().watch.look();
        settings.clear();

        new Hub().sending.send();

        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsExactly(AlertNotice.State.GIVEN_UP);
    }

    @Test
    void queuesAreSampledAndCertificatesKept() {
        Instant now = clock.instant();
        AlertJournal.FACTS.sampleQueues(now);
        AlertJournal.FACTS.seen("tampere", List.of("a:443", "b:443"), Map.of("a:443", now, "b:443", now), now);

        AlertJournal.FACTS.seen("tampere", List.of("a:443", "c:443"), Map.of(), now.plusSeconds(1));

        assertThat(AlertJournal.FACTS.samples(now.minusSeconds(1))).containsOnlyKeys("completions");
        assertThat(AlertJournal.FACTS.serverCertificates())
                .extracting(each -> each.server())
                .containsExactly("a:443");
    }
}
