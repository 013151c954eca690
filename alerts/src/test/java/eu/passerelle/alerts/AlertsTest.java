package eu.passerelle.alerts;

import static eu.passerelle.alerts.AlertJournal.ALERTS;
import static eu.passerelle.alerts.AlertJournal.NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertSilence;
import eu.passerelle.journal.Universities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the journal to the receiver: each episode is told once, to whom it concerns, and nothing of persons. */
class AlertsTest {

    private final AlertScene scene = new AlertScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isOpenedOnceRemindedResolvedAndOpenedAgainOverRestarts() throws Exception {
        scene.stopped();
        for (int hour = 0; hour < 25; hour++) {
            scene.hub().turn();
            scene.clock.pass(Duration.ofHours(1));
        }
        scene.good();
        scene.hub().turn();
        scene.clock.pass(Duration.ofMinutes(6));
        scene.hub().turn();
        scene.stopped();
        scene.hub().turn();

        assertThat(scene.received())
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
    void aSilenceIsKeptAndWhatStandsAfterItIsTold() throws Exception {
        scene.stopped();
        AlertSilence silence = ALERTS.silence(
                "RUN_STOPPED", "tampere", scene.clock.instant().plus(Duration.ofHours(8)), "their SIS is moved", "Ann");
        ALERTS.silence("RUN_MISSED", null, scene.clock.instant().plus(Duration.ofHours(8)), "another rule", "Ann");
        AlertScene.Hub hub = scene.hub();
        hub.turn();
        scene.clock.pass(Duration.ofHours(2));
        hub.turn();

        assertThat(scene.received()).isEmpty();
        assertThat(ALERTS.newest(null, Universities.ALL, 10))
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN);
        assertThat(ALERTS.silences(scene.clock.instant()))
                .extracting(AlertSilence::by)
                .containsExactly("Ann", "Ann");

        assertThat(ALERTS.endSilence(silence.id(), "Ben")).isTrue();
        assertThat(ALERTS.endSilence(silence.id(), "Ben")).isFalse();
        hub.turn();

        assertThat(scene.received()).containsExactly("alert.opened RUN_STOPPED");
    }

    @Test
    void aChannelIsToldWhatItWants() throws Exception {
        scene.settings.put("pager", scene.webhook(List.of(Rule.FAILED_SHARE), null));
        scene.settings.put("others", scene.webhook(null, List.of("trento")));
        UUID run = AlertJournal.run("STOPPED", "away", scene.clock.instant());
        AlertJournal.transfers(
                run, 12, 20, AlertScene.HERR_MUELLER, scene.clock.instant().minusSeconds(60));

        scene.hub().turn();

        assertThat(scene.received()).containsOnly("alert.opened FAILED_SHARE").hasSize(2);
        assertThat(ALERTS.newest(null, Universities.ALL, 10)).hasSize(4);
    }

    @Test
    void noPersonalDataIsTold() throws Exception {
        scene.settings.put("ops", scene.mail(null));
        UUID run = AlertJournal.run("STOPPED", "SisRejected of " + AlertScene.HERR_MUELLER, scene.clock.instant());
        AlertJournal.transfers(
                run,
                12,
                2,
                "Refused for " + AlertScene.HERR_MUELLER,
                scene.clock.instant().minusSeconds(60));
        AlertJournal.FACTS.objected("tampere", "elm");

        scene.hub().turn();

        String told =
                scene.receiver.calls + " " + scene.mail.messages().getFirst().getContent();
        assertThat(scene.receiver.calls).hasSize(5);
        assertThat(scene.mail.messages()).hasSize(1);
        assertThat(told).contains("deliver:wallet").doesNotContain("Müller", "120399", "grade 2");
    }

    @Test
    void aRehearsalTellsNobodyAndChangesNothing() {
        scene.stopped();
        AlertScene.Hub hub = scene.hub();

        Watch.Rehearsal rehearsal = hub.watch.rehearse();

        assertThat(rehearsal.seen()).extracting(Condition::key).containsExactly("RUN_STOPPED:tampere");
        assertThat(rehearsal.notices()).extracting(AlertNotice::channel).containsExactly("pager");
        assertThat(ALERTS.all()).isEmpty();
        assertThat(NOTICES.newest(Universities.ALL, 10)).isEmpty();
    }

    @Test
    void queuesAreSampledAndCertificatesKept() {
        Instant now = scene.clock.instant();
        AlertJournal.FACTS.sampleQueues(now);
        AlertJournal.FACTS.seen("tampere", List.of("a:443", "b:443"), Map.of("a:443", now, "b:443", now), now);

        AlertJournal.FACTS.seen("tampere", List.of("a:443", "c:443"), Map.of(), now.plusSeconds(1));

        assertThat(AlertJournal.FACTS.samples(now.minusSeconds(1))).containsOnlyKeys("completions");
        assertThat(AlertJournal.FACTS.serverCertificates())
                .extracting(each -> each.server())
                .containsExactly("a:443");
    }
}
