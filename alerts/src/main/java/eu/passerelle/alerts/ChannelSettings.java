package eu.passerelle.alerts;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.mail.MailAccount;
import eu.passerelle.journal.AlertText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to tell people. Exactly one of {@code email}, {@code webhook}, {@code slack} and {@code teams} is given.
 *
 * @param email told by e-mail
 * @param webhook told to a program of yours by HTTPS, signed
 * @param slack told in a Slack channel
 * @param teams told in a Microsoft Teams channel
 * @param rules what is told; everything when absent
 * @param universities of which it is told, by id; of all, and of what belongs to none, when absent
 * @param digest once a day, all in one; at once when absent
 */
public record ChannelSettings(
        @Nullable Email email,
        @Nullable Webhook webhook,
        @Nullable Chat slack,
        @Nullable Chat teams,
        List<Rule> rules,
        List<String> universities,
        @Nullable Digest digest) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    public ChannelSettings(
            @Nullable Email email,
            @Nullable Webhook webhook,
            @Nullable Chat slack,
            @Nullable Chat teams,
            @Nullable List<Rule> rules,
            @Nullable List<String> universities,
            @Nullable Digest digest) {
        this.email = email;
        this.webhook = webhook;
        this.slack = slack;
        this.teams = teams;
        this.rules = rules == null ? List.of() : List.copyOf(rules);
        this.universities = universities == null ? List.of() : List.copyOf(universities);
        this.digest = digest;
        if (Stream.of(email, webhook, slack, teams).filter(each -> each != null).count() != 1) {
            throw new IllegalArgumentException("a channel is exactly one of email, webhook, slack and teams");
        }
    }

    /** Whether this is told here. */
    boolean wants(AlertText text) {
        return (rules.isEmpty() || rules.stream().anyMatch(rule -> rule.name().equals(text.rule())))
                && (universities.isEmpty() || universities.contains(text.university()));
    }

    /** When what there is to tell now is told. */
    Instant due(Instant now) {
        return digest == null ? now : digest.next(now);
    }

    /**
     * E-mail.
     *
     * @param mail account that the messages are sent with; its host must be in {@code outgoing}
     * @param to addresses of those who are told
     */
    public record Email(MailAccount mail, List<String> to) {

        public Email {
            to = List.copyOf(to);
            if (to.isEmpty() || to.size() > 20) {
                throw new IllegalArgumentException("'to' has 1 to 20 addresses; for more use a mailing list");
            }
            to.forEach(Email::address);
        }

        static InternetAddress address(String text) {
            try {
                return new InternetAddress(text, true);
            } catch (AddressException e) {
                throw new IllegalArgumentException("'to' must be e-mail addresses", e);
            }
        }
    }

    /**
     * A program of yours, called as Standard Webhooks 1.0 has it.
     *
     * @param address of the program; its host must be in {@code outgoing}
     * @param secret that both know: {@code whsec_} and 24 to 64 bytes in Base64
     * @param formerSecret signs too while you replace one by the other
     */
    public record Webhook(
            URI address, Secret secret, @Nullable Secret formerSecret) {

        public Webhook {
            secure(address);
        }
    }

    /**
     * A chat.
     *
     * @param address that the chat gave you for this; whoever knows it can write there, so it is a secret. Its host must be
     *     in {@code outgoing}
     */
    public record Chat(Secret address) {

        /** @throws IllegalArgumentException it is none; the message does not repeat it */
        URI uri() {
            try {
                return secure(URI.create(address.value()));
            } catch (IllegalArgumentException quotesIt) {
                throw new IllegalArgumentException("'address' is not the https address that the chat gave you");
            }
        }
    }

    private static URI secure(URI address) {
        boolean http = "http".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !"https".equalsIgnoreCase(address.getScheme()) && !http) {
            throw new IllegalArgumentException("address must begin with https://");
        }
        if (http && !LOOPBACK.contains(address.getHost())) {
            throw new IllegalArgumentException("address must be https: alerts are not sent unencrypted");
        }
        return address;
    }

    /**
     * Once a day.
     *
     * @param at time of day, for example {@code 07:30}
     * @param zone in which it is meant, for example {@code Europe/Helsinki}
     */
    public record Digest(String at, ZoneId zone) {

        public Digest {
            try {
                LocalTime.parse(at);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'at' is a time of day, for example 07:30", e);
            }
        }

        /** Where the clock is put forward over this time, an hour later. */
        Instant next(Instant now) {
            ZonedDateTime today = ZonedDateTime.ofInstant(now, zone);
            ZonedDateTime next = today.toLocalDate().atTime(LocalTime.parse(at)).atZone(zone);
            return (next.toInstant().isAfter(now)
                            ? next
                            : today.toLocalDate()
                                    .plusDays(1)
                                    .atTime(LocalTime.parse(at))
                                    .atZone(zone))
                    .toInstant();
        }
    }
}
