package eu.passerelle.alerts;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The channels of {@code hub.yaml}, by name. */
public final class Channels {

    private final Map<String, ChannelSettings> settings;
    private final Map<String, Channel> byName = new TreeMap<>();

    /** @throws ConfigurationInvalid when a host is not in {@code outgoing} */
    public Channels(AlertSettings alerts, Limits limits, OutgoingAddresses allowed, Clock clock) {
        this.settings = alerts.channels();
        settings.forEach((name, each) -> {
            try {
                byName.put(name, channel(name, each, limits, allowed, clock));
            } catch (ConfigurationInvalid | IllegalArgumentException e) {
                throw new ConfigurationInvalid("hub.yaml: alerts.channels." + name + ": " + e.getMessage(), e);
            }
        });
    }

    private static Channel channel(
            String name, ChannelSettings each, Limits limits, OutgoingAddresses allowed, Clock clock) {
        if (each.email() != null) {
            return new EmailChannel(name, each.email(), limits, allowed);
        }
        if (each.webhook() != null) {
            return new WebhookChannel(
                    each.webhook(), new ChannelHttp(name, each.webhook().address(), limits, allowed, clock));
        }
        ChannelSettings.Chat chat = Objects.requireNonNull(each.slack() == null ? each.teams() : each.slack());
        ChannelHttp http = new ChannelHttp(name, chat.uri(), limits, allowed, clock);
        return each.slack() == null ? new TeamsChannel(http) : new SlackChannel(http);
    }

    /**
     * A channel as people see it.
     *
     * @param kind {@code email}, {@code webhook}, {@code slack} or {@code teams}
     * @param where addresses, or the host that is called
     * @param rules empty: all
     * @param universities empty: all, and what belongs to none
     * @param digest when it is told all at once, for example {@code 07:30 Europe/Helsinki}; empty: at once
     */
    public record Described(
            String name, String kind, String where, List<String> rules, List<String> universities, String digest) {}

    /** In the order of their names. */
    public List<Described> described() {
        return byName.entrySet().stream()
                .map(each -> {
                    ChannelSettings of = Objects.requireNonNull(settings.get(each.getKey()));
                    return new Described(
                            each.getKey(),
                            each.getValue().kind(),
                            each.getValue().where(),
                            of.rules().stream().map(Rule::name).toList(),
                            of.universities(),
                            of.digest() == null
                                    ? ""
                                    : of.digest().at() + " " + of.digest().zone());
                })
                .toList();
    }

    Map<String, Channel> byName() {
        return byName;
    }

    Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One for each channel that wants it, due when the channel is told. */
    List<AlertNotice> notices(Alert alert, AlertNotice.Kind kind, Instant now) {
        List<AlertNotice> notices = new ArrayList<>();
        for (String name : byName.keySet()) {
            ChannelSettings of = Objects.requireNonNull(settings.get(name));
            if (of.wants(alert.text())) {
                notices.add(new AlertNotice(
                        UUID.randomUUID(),
                        alert.id(),
                        kind,
                        name,
                        alert.text(),
                        now,
                        AlertNotice.State.WAITING,
                        0,
                        of.due(now),
                        null,
                        null));
            }
        }
        return notices;
    }
}
