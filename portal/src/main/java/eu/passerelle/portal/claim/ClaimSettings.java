package eu.passerelle.portal.claim;

import eu.passerelle.connectors.mail.MailAccount;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: claim}: learners get a link to a page where they take the credential.
 *
 * @param mail account that the messages are sent with
 * @param linkDays days that a link is good for; 30 when absent
 * @param remindAfterDays days after which a learner who has not come is reminded, once; 7 when absent, 0: never
 * @param help who helps learners, an e-mail address or a page; the university's homepage when absent
 */
public record ClaimSettings(
        MailAccount mail,
        Integer linkDays,
        Integer remindAfterDays,
        @Nullable String help) {

    public ClaimSettings(
            MailAccount mail, @Nullable Integer linkDays, @Nullable Integer remindAfterDays, @Nullable String help) {
        this.mail = mail;
        this.linkDays = Objects.requireNonNullElse(linkDays, 30);
        this.remindAfterDays = Objects.requireNonNullElse(remindAfterDays, 7);
        this.help = help;
        if (this.linkDays < 1 || this.linkDays > 365) {
            throw new IllegalArgumentException("linkDays must be between 1 and 365, not " + linkDays);
        }
        if (this.remindAfterDays < 0) {
            throw new IllegalArgumentException("remindAfterDays must not be negative");
        }
    }

    Duration validFor() {
        return Duration.ofDays(linkDays);
    }
}
