package eu.passerelle.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course or programme that can be taken: the catalogue's entry. Carries everything that the Council
 * Recommendation of 16 June 2022 (2022/C 243/02), Annex I asks of a micro-credential.
 *
 * @param code the university's own code, the join with {@link Completion#opportunityCode()}
 * @param workload notional, in hours and minutes
 * @param eqfLevel 1 to 8
 * @param nationalLevel IRI of the level in the EU list of national qualification frameworks
 * @param iscedF ISCED-F 2013 codes, two to four digits
 * @param languages of instruction, BCP 47
 * @param escoSkills ESCO skill IRIs
 * @param challenges the alliance's challenge tags
 * @param sdgs United Nations Sustainable Development Goals, 1 to 17
 */
public record LearningOpportunity(
        String university,
        String code,
        LocalizedText title,
        @Nullable LocalizedText description,
        @Nullable MicroCredentialKind kind,
        List<LearningOutcome> outcomes,
        @Nullable Credits credits,
        @Nullable Duration workload,
        @Nullable Integer eqfLevel,
        @Nullable String nationalLevel,
        @Nullable AssessmentType assessment,
        @Nullable Participation participation,
        @Nullable QualityAssurance qualityAssurance,
        @Nullable LocalizedText prerequisites,
        @Nullable IdentityVerification identityVerification,
        @Nullable Stackability stackability,
        List<String> iscedF,
        List<String> languages,
        List<String> escoSkills,
        List<String> challenges,
        List<Integer> sdgs,
        @Nullable String homepage) {

    public LearningOpportunity {
        outcomes = List.copyOf(outcomes);
        iscedF = List.copyOf(iscedF);
        languages = List.copyOf(languages);
        escoSkills = List.copyOf(escoSkills);
        challenges = List.copyOf(challenges);
        sdgs = List.copyOf(sdgs);
        if (eqfLevel != null && (eqfLevel < 1 || eqfLevel > 8)) {
            throw new IllegalArgumentException("an EQF level is 1 to 8, not " + eqfLevel);
        }
    }

    /** Which of the three kinds of micro-credential this leads to. */
    public enum MicroCredentialKind {
        FORMAL_WITHIN_PATH,
        FORMAL_OUTSIDE_PATH,
        NON_FORMAL
    }

    /** How the outcomes are assessed. */
    public enum AssessmentType {
        WRITTEN_EXAM,
        ORAL_EXAM,
        PROJECT,
        PORTFOLIO,
        PRACTICAL,
        CONTINUOUS,
        COURSEWORK
    }

    /** Form of participation in the learning activity. */
    public enum Participation {
        ONLINE,
        ONSITE,
        BLENDED,
        WORK_BASED
    }

    /** How the assessed learner's identity is known (Annex I, optional element). */
    public enum IdentityVerification {
        SUPERVISED_ONSITE,
        SUPERVISED_ONLINE,
        UNSUPERVISED_VERIFIED,
        UNSUPERVISED
    }

    /**
     * What was learnt.
     *
     * @param escoSkills ESCO skill IRIs this outcome is about
     */
    public record LearningOutcome(LocalizedText title, List<String> escoSkills) {
        public LearningOutcome {
            escoSkills = List.copyOf(escoSkills);
        }
    }

    /**
     * Quality assurance of the opportunity.
     *
     * @param agency who assures it: an agency, or the university itself for internal assurance under the ESG
     * @param reference decision or register entry, an IRI
     */
    public record QualityAssurance(
            Type type, LocalizedText agency, @Nullable String reference) {
        /** External register such as DEQAR, or internal under the European Standards and Guidelines. */
        public enum Type {
            EXTERNAL,
            INTERNAL
        }
    }

    /**
     * Whether and where to the credential stacks.
     *
     * @param towards codes of the larger opportunities or free words, may be empty
     */
    public record Stackability(boolean stackable, List<String> towards) {
        public Stackability {
            towards = List.copyOf(towards);
        }
    }

    /** The Annex I elements that are mandatory of an opportunity and missing here, in Annex order. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (outcomes.isEmpty()) {
            missing.add("learning outcomes");
        }
        if (credits == null && workload == null) {
            missing.add("notional workload");
        }
        if (eqfLevel == null) {
            missing.add("EQF level");
        }
        if (assessment == null) {
            missing.add("type of assessment");
        }
        if (participation == null) {
            missing.add("form of participation");
        }
        if (qualityAssurance == null) {
            missing.add("quality assurance");
        }
        return missing;
    }
}
