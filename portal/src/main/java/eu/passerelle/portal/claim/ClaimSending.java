package eu.passerelle.portal.claim;

import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.ClaimDoor;
import eu.passerelle.journal.ClaimLink;
import eu.passerelle.journal.ClaimLink.Factor;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.University;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes links and codes and sends them to the address that the university has of the learner, never to another one. */
public final class ClaimSending {

    /** So many links a day may a learner ask for. */
    static final int MOST_ASKED_A_DAY = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSending.class);
    private static final int REMINDERS_AT_ONCE = 100;

    private final ClaimLinks links;
    private final ClaimDoor door;
    private final KeptAchievements achievements;
    private final ClaimMail mail;
    private final Clock clock;

    public ClaimSending(ClaimLinks links, ClaimDoor door, KeptAchievements achievements, ClaimMail mail, Clock clock) {
        this.links = links;
        this.door = door;
        this.achievements = achievements;
        this.mail = mail;
        this.clock = clock;
    }

    /** Whom a link is for. */
    record Told(
            UUID transfer,
            University university,
            Recipient recipient,
            @Nullable LocalDate born) {

        static Told of(Achievement achievement) {
            University university = achievement.university();
            Completion completion = achievement.completion();
            return new Told(
                    achievement.credentialId(),
                    university,
                    new Recipient(
                            null,
                            completion.learner().identifier(Kind.EMAIL).orElse(null),
                            university.languages().getFirst()),
                    completion.learner().born());
        }

        @Override
        public String toString() {
            return "Told[" + transfer + "]";
        }
    }

    /** @return the link's id */
    UUID send(TargetContext<ClaimSettings> target, Told told, ClaimLinks.By by) {
        Factor factor = told.born() == null ? Factor.CODE : Factor.BIRTH_DATE;
        mail.requireAddress(target, told);
        ClaimLinks.ToSend link = links.make(
                told.transfer(), target.name(), factor, target.settings().validFor(), by);
        mail.link(target, told, link, false);
        return link.id();
    }

    /**
     * A new link; the ones before are closed.
     *
     * @param by a learner may ask three times a day, and not after too many wrong answers
     * @return false where nothing was sent
     * @throws HubException the mail server does not take it
     */
    public boolean again(UUID transfer, ClaimTargets targets, ClaimLinks.By by) {
        Optional<ClaimLink> newest = links.newest(transfer);
        Optional<TargetContext<ClaimSettings>> target =
                newest.flatMap(link -> Optional.ofNullable(targets.byName().get(link.target())));
        Optional<Achievement> achievement = achievements.standing(transfer);
        if (target.isEmpty() || achievement.isEmpty() || by.equals(ClaimLinks.By.LEARNER) && !mayAsk(newest.get())) {
            return false;
        }
        send(target.get(), Told.of(achievement.get()), by);
        return true;
    }

    private boolean mayAsk(ClaimLink newest) {
        return newest.state() != ClaimLink.State.LOCKED
                && links.askedFor(newest.transfer(), clock.instant().minus(Duration.ofDays(1))) < MOST_ASKED_A_DAY;
    }

    /** @return false where no more codes are sent for this link */
    boolean code(TargetContext<ClaimSettings> target, ClaimLink link, Achievement achievement, String language) {
        Optional<String> code = door.newCode(link);
        code.ifPresent(known -> mail.code(target, Told.of(achievement), known, language));
        return code.isPresent();
    }

    /** Reminds, once, those who have not come within the days of the target's settings. */
    void remind(TargetContext<ClaimSettings> target) {
        int days = target.settings().remindAfterDays();
        if (days == 0) {
            return;
        }
        for (ClaimLink link :
                links.unreminded(target.name(), clock.instant().minus(Duration.ofDays(days)), REMINDERS_AT_ONCE)) {
            Optional<Achievement> achievement = achievements.standing(link.transfer());
            if (achievement.isEmpty() || !links.beginReminding(link.id())) {
                continue;
            }
            try {
                mail.link(target, Told.of(achievement.get()), links.toSend(link), true);
            } catch (HubException e) {
                links.notReminded(link.id());
                LOG.warn("Reminders of {} wait: {}", target.name(), e.getMessage());
                return;
            }
        }
    }
}
