package eu.passerelle.routes;

import eu.passerelle.alerts.AlertSending;
import eu.passerelle.alerts.AlertSettings;
import eu.passerelle.alerts.Channels;
import eu.passerelle.alerts.Condition;
import eu.passerelle.alerts.Rule;
import eu.passerelle.alerts.Thresholds;
import eu.passerelle.alerts.Watch;
import eu.passerelle.dashboard.AlertDesk;
import eu.passerelle.journal.AlertNotices.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages and the command line show and do of alerts. */
final class Alerting implements AlertDesk {

    private final Watch watch;
    private final AlertSending sending;
    private final Channels channels;
    private final AlertSettings settings;
    private final Duration beforeExpiry;

    Alerting(Watch watch, AlertSending sending, Channels channels, AlertSettings settings, Duration beforeExpiry) {
        this.watch = watch;
        this.sending = sending;
        this.channels = channels;
        this.settings = settings;
        this.beforeExpiry = beforeExpiry;
    }

    @Override
    public List<Channel> channels() {
        Map<String, Standing> standings = sending.standings();
        return channels.described().stream()
                .map(each -> {
                    Standing standing = standings.getOrDefault(each.name(), Standing.NONE);
                    return new Channel(
                            each.name(),
                            each.kind(),
                            each.where(),
                            each.rules(),
                            each.universities(),
                            each.digest(),
                            standing.waiting(),
                            standing.lastSent(),
                            standing.failing());
                })
                .toList();
    }

    @Override
    public List<RuleView> rules() {
        return rules(settings, beforeExpiry);
    }

    static List<RuleView> rules(AlertSettings settings, Duration beforeExpiry) {
        return Stream.of(Rule.values())
                .map(rule -> new RuleView(rule.name(), thresholds(rule, settings, beforeExpiry)))
                .toList();
    }

    private static List<Threshold> thresholds(Rule rule, AlertSettings settings, Duration beforeExpiry) {
        List<Threshold> all = new ArrayList<>();
        if (rule == Rule.CERTIFICATE_ENDING) {
            all.add(new Threshold("warnBeforeExpiry", beforeExpiry.toString(), null));
        }
        add(all, rule, settings.thresholds(), "alerts.thresholds.", null);
        new TreeMap<>(settings.universities())
                .forEach((university, own) ->
                        add(all, rule, own, "alerts.universities." + university + ".", university));
        return all;
    }

    private static void add(
            List<Threshold> all, Rule rule, Thresholds from, String section, @Nullable String university) {
        switch (rule) {
            case FAILED_SHARE -> {
                add(all, section + "failedInHour", from.failedInHour(), university);
                add(all, section + "failedInDay", from.failedInDay(), university);
                add(all, section + "failedLeast", from.failedLeast(), university);
            }
            case WATERMARK_OLD -> add(all, section + "watermarkAge", from.watermarkAge(), university);
            case CIRCUIT_OPEN -> add(all, section + "circuitOpen", from.circuitOpen(), university);
            case QUEUE_GROWING -> {
                add(all, section + "queueLeast", from.queueLeast(), university);
                add(all, section + "queueWithin", from.queueWithin(), university);
            }
            case GROUP_OPENED, RUN_MISSED, RUN_STOPPED, WITHDRAWAL_GUARD, CERTIFICATE_ENDING, SECOND_OPINION -> {}
        }
    }

    private static void add(List<Threshold> all, String key, @Nullable Object value, @Nullable String university) {
        if (value != null) {
            all.add(new Threshold(key, value.toString(), university));
        }
    }

    @Override
    public Rehearsal rehearse() {
        Watch.Rehearsal rehearsal = watch.rehearse();
        return new Rehearsal(
                rehearsal.at(), rehearsal.seen().stream().map(Condition::text).toList(), rehearsal.notices());
    }

    @Override
    public Optional<Tried> test(String channel, String who) {
        return sending.test(channel, who).map(failure -> new Tried(channel, failure.isEmpty(), failure.orElse(null)));
    }
}
