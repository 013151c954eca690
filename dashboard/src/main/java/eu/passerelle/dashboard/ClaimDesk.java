package eu.passerelle.dashboard;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Links that bring learners to their credentials. No link and no personal data are told. */
public interface ClaimDesk {

    /** The newest link of a transfer; empty where none was sent. */
    Optional<LinkView> newest(UUID transfer);

    /**
     * Sends a new link to the address that the university has of the learner; the ones before are closed, wrong answers
     * are forgotten, and it is in the audit log.
     *
     * @param who asks for it, as the audit log knows him or her
     * @return false where nobody was sent one before, or the credential does not stand
     */
    boolean again(UUID transfer, String who);

    /**
     * How far a link has come.
     *
     * @param state {@code OPEN}, {@code USED}, {@code LOCKED}, {@code REPLACED}, {@code EXPIRED}
     * @param factor what the learner is asked for: {@code BIRTH_DATE} or {@code CODE}
     * @param wrongAnswers so far; five lock it
     * @param taken whether the learner has the credential
     */
    record LinkView(
            String target,
            String state,
            String factor,
            int wrongAnswers,
            Instant sentAt,
            Instant expiresAt,
            boolean taken) {}
}
