package eu.passerelle.alerts;

import static eu.passerelle.alerts.AlertJournal.ALERTS;
import static eu.passerelle.alerts.AlertJournal.NOTICES;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.simulators.mail.MailSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An empty journal, a receiver and a mail server, and instances of the hub that watch and tell. */
final class AlertScene implements AutoCloseable {

    static final String HERR_MUELLER = "Jürgen Müller, 120399-123X, grade 2";
    private static final JsonMapper JSON = JsonMapper.shared();

    final TestClock clock = new TestClock();
    final Receiver receiver = new Receiver();
    final MailSimulator mail = new MailSimulator(0);
    /** Of the channels, for every hub that is made from now on. */
    final Map<String, ChannelSettings> settings = new HashMap<>();

    AlertScene() {
        AlertJournal.clear();
        settings.put("pager", webhook(null, null));
    }

    @Override
    public void close() {
        receiver.close();
        mail.close();
    }

    ChannelSettings webhook(@Nullable List<Rule> rules, @Nullable List<String> universities) {
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

    ChannelSettings mail(ChannelSettings.@Nullable Digest digest) {
        MailAccount account = new MailAccount(
                mail.host(), mail.port(), MailAccount.Security.NONE, null, null, "hub@hub.example", null);
        return new ChannelSettings(
                new ChannelSettings.Email(account, List.of("ops@hub.example")), null, null, null, null, null, digest);
    }

    /** One instance; a new one knows nothing but what is in the journal. */
    final class Hub {

        final Watch watch;
        final AlertSending sending;

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

    Hub hub() {
        return new Hub();
    }

    /** Kind and rule of each call, in order. */
    List<String> received() {
        return receiver.calls.stream()
                .map(call -> JSON.readTree(call.body()))
                .map(body -> body.path("type").asString() + " "
                        + body.path("data").path("rule").asString())
                .toList();
    }

    void stopped() {
        AlertJournal.run("STOPPED", "SisRejected of " + HERR_MUELLER, clock.instant());
    }

    void good() {
        clock.pass(Duration.ofMinutes(1));
        AlertJournal.run("DONE", "", clock.instant());
    }
}
