package eu.passerelle.recognition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people cannot override, because no table stands in the way but a fact: the credential would say what nobody knows,
 * what the university does not say (yet), or go to nobody.
 */
public final class OverrideLimit {

    /** As the fact {@code missing} names it. */
    private static final String OUTCOMES = "learning outcomes";

    private OverrideLimit() {}

    /**
     * Why a case cannot be recognised by anybody.
     *
     * @param facts of the case
     * @param byTables whether tables were asked at all, see {@link Judgement#byTables()}
     * @return empty where people may; else a sentence that says what to do
     */
    public static Optional<String> of(RecognitionFacts facts, boolean byTables) {
        Map<Fact, Object> values = facts.values();
        if (!byTables) {
            return Optional.of("nobody knows what its codes mean; add them to the values file of the university.");
        }
        if (!Boolean.TRUE.equals(values.get(Fact.OPPORTUNITY_KNOWN))) {
            return Optional.of("the catalogue has no entry with its code, and learning outcomes cannot be invented;"
                    + " add the course to the catalogue of the university.");
        }
        if (values.get(Fact.MISSING) instanceof List<?> missing && missing.contains(OUTCOMES)) {
            return Optional.of("the catalogue states no learning outcomes, and they cannot be invented;"
                    + " add them to the catalogue of the university.");
        }
        if (!"final".equals(values.get(Fact.STATE))) {
            return Optional.of("the result is not final; the university sends it again when it is.");
        }
        if ("failed".equals(values.get(Fact.OUTCOME))) {
            return Optional.of("the university says that it was failed.");
        }
        if (Boolean.FALSE.equals(values.get(Fact.RELEASE_ASKED))) {
            return Optional.of(
                    "the learner has not asked for the credential; './hub release' notes it when that is so.");
        }
        if (!Boolean.TRUE.equals(values.get(Fact.REACHABLE))) {
            return Optional.of("no delivery target has an address of the learner; have it added in the SIS.");
        }
        return Optional.empty();
    }
}
