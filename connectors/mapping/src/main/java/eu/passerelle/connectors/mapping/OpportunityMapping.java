package eu.passerelle.connectors.mapping;

import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.LocalizedText;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a learning opportunity as expressions on a raw course. What gives nothing stays empty, so that the hub
 * refers its completions instead of guessing; only {@code defaults} fill in.
 *
 * @param values file of value maps; {@code $code} of an unknown code gives nothing
 * @param select true for rows that are learning opportunities
 * @param title by language; {@code "*"} gives an object of language to text, as in {@link RecordMapping}
 * @param outcomes one expression; each item of its list is a text, or an object of language to text
 * @param workloadHours notional workload
 * @param eqfLevel 1 to 8
 * @param kind a word of {@link MicroCredentialKind}; likewise {@code assessment} and {@code participation}
 * @param iscedF codes of two to four digits; further digits are cut
 * @param languages of instruction
 */
public record OpportunityMapping(
        @Nullable Path values,
        @Nullable Formats formats,
        @Nullable Expression select,
        Expression code,
        Map<String, Expression> title,
        @Nullable Map<String, Expression> description,
        @Nullable Map<String, Expression> prerequisites,
        @Nullable Expression outcomes,
        RecordMapping.@Nullable CreditsMapping credits,
        @Nullable Expression workloadHours,
        @Nullable Expression eqfLevel,
        @Nullable Expression kind,
        @Nullable Expression assessment,
        @Nullable Expression participation,
        @Nullable Expression iscedF,
        @Nullable Expression languages,
        @Nullable Expression escoSkills,
        @Nullable Expression homepage,
        @Nullable Defaults defaults) {

    Formats formatsOrStandard() {
        return formats == null ? Formats.STANDARD : formats;
    }

    /** What holds for all courses that do not say otherwise. */
    public record Defaults(
            @Nullable Quality qualityAssurance,
            @Nullable AssessmentType assessment,
            @Nullable Participation participation,
            @Nullable MicroCredentialKind kind,
            @Nullable Integer eqfLevel) {

        static final Defaults NONE = new Defaults(null, null, null, null, null);

        @Nullable
        QualityAssurance quality() {
            return qualityAssurance == null
                    ? null
                    : new QualityAssurance(
                            qualityAssurance.type(),
                            new LocalizedText(qualityAssurance.agency()),
                            qualityAssurance.reference());
        }
    }

    /**
     * @param agency by language
     * @param reference decision or register entry, an IRI
     */
    public record Quality(
            QualityAssurance.Type type,
            Map<String, String> agency,
            @Nullable String reference) {
        public Quality {
            agency = new LocalizedText(agency).byLanguage();
        }
    }

    Defaults orDefaults() {
        return defaults == null ? Defaults.NONE : defaults;
    }
}
