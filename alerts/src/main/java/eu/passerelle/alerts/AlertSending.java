package eu.passerelle.alerts;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.AlertText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends what is due, each channel by itself, and again with growing pauses until it has arrived or three days are over. */
public final class AlertSending {

    private static final System.Logger LOG = System.getLogger(AlertSending.class.getName());

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(3);

    private final Channels channels;
    private final AlertNotices notices;
    private final URI hub;
    private final Clock clock;

    /** @param hub address of its pages */
    public AlertSending(Channels channels, AlertNotices notices, URI hub, Clock clock) {
        this.channels = channels;
        this.notices = notices;
        this.hub = hub;
        this.clock = clock;
    }

    /** All that is due; returns when every channel has had its turn. */
    public void send() throws InterruptedException, ExecutionException {
        notices.giveUp(channels.byName().keySet(), clock.instant());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Future<?>> running = channels.byName().entrySet().stream()
                    .<Future<?>>map(each -> threads.submit(() -> send(each.getKey(), each.getValue())));
            for (Future<?> each : running.toList()) {
                each.get();
            }
        }
    }

    /** Until nothing is due, or it cannot be reached. */
    private void send(String name, Channel channel) {
        List<AlertNotice> due = notices.take(name, clock.instant(), channel.atOnce());
        while (!due.isEmpty()) {
            Optional<String> failure = attempt(name, channel, due);
            if (failure.isPresent()) {
                return;
            }
            due = notices.take(name, clock.instant(), channel.atOnce());
        }
    }

    /** @return why it failed; empty when it has arrived */
    private Optional<String> attempt(String name, Channel channel, List<AlertNotice> due) {
        Instant now = clock.instant();
        try {
            channel.send(new AlertMessage(due, hub, now));
            notices.sent(due, clock.instant());
            return Optional.empty();
        } catch (HubException e) {
            return Optional.of(failed(name, due, e.getMessage(), e, now));
        } catch (RuntimeException e) {
            String failure = "channel '%s': unexpected %s; report it."
                    .formatted(name, e.getClass().getSimpleName());
            return Optional.of(failed(name, due, failure, null, now));
        }
    }

    private String failed(String name, List<AlertNotice> due, String failure, @Nullable HubException e, Instant now) {
        LOG.log(System.Logger.Level.WARNING, "Alerts cannot be sent to {0}: {1}", name, failure);
        for (AlertNotice notice : due) {
            notices.failed(List.of(notice), failure, next(notice, e, now), now);
        }
        return failure;
    }

    private static @Nullable Instant next(AlertNotice notice, @Nullable HubException e, Instant now) {
        boolean test = notice.kind() == AlertNotice.Kind.TEST;
        if (test || notice.at().plus(GIVEN_UP).isBefore(now)) {
            return null;
        }
        int number = notice.attempts() - 1;
        Duration pause = number < PAUSES.size() ? PAUSES.get(Math.max(0, number)) : LATER;
        Duration asked = e instanceof RetriableException retriable
                ? retriable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return now.plus(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /**
     * Sends a sample now, once.
     *
     * @return why it failed, empty when it has arrived; nothing where there is no such channel
     */
    public Optional<Optional<String>> test(String name, String who) {
        return channels.find(name).map(channel -> {
            AlertText text = new AlertText(
                    "TEST",
                    null,
                    null,
                    "HUB",
                    "This is a test of channel '" + name + "': nothing has happened.",
                    "Nothing. Alerts will come to this place.",
                    "#/settings");
            Instant now = clock.instant();
            AlertNotice notice = new AlertNotice(
                    UUID.randomUUID(),
                    null,
                    AlertNotice.Kind.TEST,
                    name,
                    text,
                    now,
                    AlertNotice.State.WAITING,
                    1,
                    now.plus(LATER),
                    null,
                    null);
            notices.test(notice, who);
            return attempt(name, channel, List.of(notice));
        });
    }

    /** How each channel stands, by name. */
    public Map<String, AlertNotices.Standing> standings() {
        return notices.standings();
    }
}
