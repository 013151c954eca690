package eu.passerelle.credentials.elm;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles one credential follows: no more than its university wants, and no more than its facts bear.
 *
 * @param supplement a diploma supplement
 * @param accreditation evidence of it; null where it claims none
 * @param mandate evidence of it; null where the awarding body seals for itself or gave none
 */
record EdcClaim(
        boolean supplement,
        @Nullable AccreditationRecord accreditation,
        @Nullable Mandate mandate) {

    static EdcClaim of(Achievement achievement, EdcTerms terms) {
        boolean supplement = terms.profile() == EdcProfile.DIPLOMA_SUPPLEMENT
                && isWhole(achievement)
                && missing(achievement).isEmpty();
        AccreditationRecord accreditation = terms.profile() == EdcProfile.GENERIC ? null : achievement.accreditation();
        return new EdcClaim(supplement, accreditation, sealsForItself(achievement) ? null : terms.mandate());
    }

    /** What keeps the credential from the profile that its university wants, in words; empty where nothing does. */
    static List<String> unmet(Achievement achievement, EdcTerms terms) {
        return switch (terms.profile()) {
            case GENERIC -> List.of();
            case ACCREDITED ->
                achievement.accreditation() == null ? List.of("an accreditation record that covers it") : List.of();
            case DIPLOMA_SUPPLEMENT ->
                isWhole(achievement) ? missing(achievement) : List.of("a whole degree or a stack");
        };
    }

    List<Profiles.Written> profiles(Profiles profiles) {
        List<Profiles.Written> followed = new ArrayList<>(2);
        if (supplement) {
            followed.add(profiles.supplement());
        } else if (accreditation != null) {
            followed.add(profiles.accredited());
        }
        if (mandate != null) {
            followed.add(profiles.mandated());
        }
        return followed.isEmpty() ? List.of(profiles.generic()) : followed;
    }

    /** A micro-credential of one course is none; a stack is, whatever it is made of. */
    private static boolean isWhole(Achievement achievement) {
        return achievement.opportunity().kind() == null
                || achievement.completion().parts() != null;
    }

    /** What the profile demands of the facts; all the rest of a supplement may be absent. */
    private static List<String> missing(Achievement achievement) {
        List<String> missing = new ArrayList<>();
        if (achievement.accreditation() == null) {
            missing.add("an accreditation record that covers it");
        }
        if (achievement.completion().learner().born() == null) {
            missing.add("the learner's date of birth");
        }
        if (CreditPoints.inEcts(achievement.completion().credits()).isEmpty()) {
            missing.add("credits in ECTS");
        }
        if (achievement.completion().grade() == null) {
            missing.add("a grade");
        }
        return missing;
    }

    private static boolean sealsForItself(Achievement achievement) {
        Organisation university = achievement.university().organisation();
        return Objects.equals(university.legalIdentifier(), achievement.issuer().legalIdentifier());
    }
}
