package eu.passerelle.alerts;

import static eu.passerelle.alerts.AlertJournal.NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.Universities;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each notice arrives, once in effect: over failures, restarts and several instances. */
class AlertSendingTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final AlertScene scene = new AlertScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatCannotBeSentIsTriedAgainWithTheSameIdAndTheFailureIsShown() throws Exception {
        scene.stopped();
        scene.receiver.answer(500, 500);
        AlertScene.Hub hub = scene.hub();

        hub.turn();
        hub.turn();
        String failing = hub.sending.standings().getOrDefault("pager", none()).failing();
        scene.clock.pass(Duration.ofSeconds(11));
        hub.turn();
        scene.clock.pass(Duration.ofSeconds(61));
        scene.hub().turn();

        assertThat(failing).contains("channel 'pager': localhost answers HTTP 500");
        assertThat(scene.receiver.calls).hasSize(3);
        assertThat(scene.receiver.calls.stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(scene.receiver.calls.stream()
                        .map(call -> call.headers().get("webhook-timestamp"))
                        .distinct())
                .hasSize(3);
        AlertNotice notice = NOTICES.newest(Universities.ALL, 10).getFirst();
        assertThat(notice.state()).isEqualTo(AlertNotice.State.SENT);
        assertThat(notice.attempts()).isEqualTo(3);
        assertThat(hub.sending.standings().getOrDefault("pager", none()).failing())
                .isNull();
    }

    private static AlertNotices.Standing none() {
        return AlertNotices.Standing.NONE;
    }

    @Test
    void aReceiverThatAsksToWaitIsWaitedForAndOneThatNeverAnswersGivenUp() throws Exception {
        scene.stopped();
        scene.receiver.answer(429);
        AlertScene.Hub hub = scene.hub();
        hub.turn();
        scene.clock.pass(Duration.ofMinutes(119));
        hub.turn();
        assertThat(scene.receiver.calls).hasSize(1);

        scene.receiver.answer(500, 500, 500);
        scene.clock.pass(Duration.ofMinutes(2));
        hub.sending.send();
        scene.clock.pass(Duration.ofDays(3));
        hub.sending.send();

        AlertNotice notice = NOTICES.newest(Universities.ALL, 10).getFirst();
        assertThat(notice.state()).isEqualTo(AlertNotice.State.GIVEN_UP);
        assertThat(notice.failure()).contains("HTTP 500");
        assertThat(scene.receiver.calls).hasSize(3);
    }

    /** The instance died between taking and sending: another one sends it when its time is over. */
    @Test
    void whatAnInstanceTookWithItIsSentByAnother() throws Exception {
        scene.stopped();
        AlertScene.Hub hub = scene.hub();
        hub.watch.look();
        NOTICES.take("pager", scene.clock.instant(), 10);

        hub.sending.send();
        scene.clock.pass(Duration.ofMinutes(6));
        scene.hub().sending.send();

        assertThat(scene.received()).containsExactly("alert.opened RUN_STOPPED");
    }

    /** It was sent by another one when its time was over; then the first learns that it could not. */
    @Test
    void anAttemptThatTookTooLongTakesNothingBack() throws Exception {
        scene.stopped();
        scene.hub().watch.look();
        List<AlertNotice> taken = NOTICES.take("pager", scene.clock.instant(), 10);
        scene.clock.pass(Duration.ofMinutes(6));
        scene.hub().sending.send();

        NOTICES.failed(taken, "timed out", scene.clock.instant(), scene.clock.instant());
        scene.hub().sending.send();

        assertThat(scene.received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void severalInstancesTellOnce() throws Exception {
        scene.stopped();
        List<AlertScene.Hub> hubs = List.of(scene.hub(), scene.hub(), scene.hub(), scene.hub());
        CyclicBarrier together = new CyclicBarrier(hubs.size());

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> turns = hubs.stream()
                    .<Future<?>>map(hub -> threads.submit(() -> {
                        together.await();
                        hub.turn();
                        return hub;
                    }))
                    .toList();
            for (Future<?> turn : turns) {
                turn.get();
            }
        }
        scene.hub().turn();

        assertThat(scene.received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void aDigestTellsOfEachAlertTheLastWord() throws Exception {
        scene.settings.clear();
        String inAnHour = DateTimeFormatter.ofPattern("HH:mm")
                .withZone(ZoneOffset.UTC)
                .format(scene.clock.instant().plus(Duration.ofHours(1)));
        scene.settings.put("digest", scene.mail(new ChannelSettings.Digest(inAnHour, ZoneOffset.UTC)));
        UUID run = AlertJournal.run("STOPPED", "away", scene.clock.instant());
        AlertJournal.transfers(
                run, 3, 20, AlertScene.HERR_MUELLER, scene.clock.instant().minusSeconds(60));
        AlertScene.Hub hub = scene.hub();
        hub.turn();
        AlertJournal.repaired();
        hub.turn();
        scene.clock.pass(Duration.ofMinutes(6));
        hub.turn();
        assertThat(scene.mail.messages()).isEmpty();

        scene.clock.pass(Duration.ofHours(1));
        hub.turn();

        assertThat(scene.mail.messages()).hasSize(1);
        assertThat(scene.mail.messages().getFirst().getSubject()).contains("2 alerts", "1 new", "1 over");
        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsOnly(AlertNotice.State.SENT);
    }

    @Test
    void aTestIsSentAtOnceAndItsFailureSaid() {
        AlertScene.Hub hub = scene.hub();
        scene.receiver.answer(202, 401);

        assertThat(hub.sending.test("pager", "Ann")).contains(Optional.empty());
        assertThat(hub.sending.test("pager", "Ann").orElseThrow().orElseThrow()).contains("HTTP 401");
        assertThat(hub.sending.test("nobody", "Ann")).isEmpty();

        JsonNode body = JSON.readTree(scene.receiver.calls.getFirst().body());
        assertThat(body.path("type").asString()).isEqualTo("alert.test");
        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsExactlyInAnyOrder(AlertNotice.State.SENT, AlertNotice.State.GIVEN_UP);
    }

    @Test
    void whatWaitsForAChannelThatIsGoneIsGivenUp() throws Exception {
        scene.stopped();
        scene.hub().watch.look();
        AlertScene.Hub withIt = scene.hub();
        scene.settings.clear();
        AlertScene.Hub without = scene.hub();

        without.sending.send();
        withIt.sending.send();
        assertThat(scene.received())
                .as("another instance knows the channel still, or already")
                .containsExactly("alert.opened RUN_STOPPED");
        scene.good();
        withIt.watch.look();
        scene.clock.pass(Duration.ofMinutes(10));
        withIt.watch.look();
        scene.clock.pass(Duration.ofHours(1));
        without.sending.send();

        assertThat(NOTICES.newest(Universities.ALL, 10))
                .extracting(AlertNotice::state)
                .containsExactly(AlertNotice.State.GIVEN_UP, AlertNotice.State.SENT);
    }
}
