package eu.passerelle.connectors.mapping;

import eu.passerelle.model.LearnerIdentifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code mapping:} section of a university's file: the fields of a completion as JSONata expressions on the raw
 * record. An expression that gives nothing leaves its field empty.
 *
 * @param values file of value maps, relative to the configuration directory, for example
 *     {@code universities/kaunas.values.csv}; {@code $code('map', x)} asks it
 * @param select true for records that are results; others are passed over. All are when absent
 * @param key the SIS's own key of the result, unique and never a personal number
 * @param require what must hold for a selected record; one for which it does not is rejected
 * @param scope the part of the source whose whole answer would include the record; the connector's own when absent
 * @param withdrawn true where the SIS takes the result back
 * @param completedOn the day, in one of the declared formats
 * @param title text by language (BCP 47); the key {@code "*"} gives an object of language to text
 * @param state {@code final} or {@code provisional}, or true for final; all are final when absent
 * @param awardingBody where it is not the university, by language as {@code title}
 * @param recognisedFrom who awarded what is only recognised here; true means {@code unknown}
 * @param partOf key of the completion that contains this one
 */
public record RecordMapping(
        @Nullable Path values,
        @Nullable Formats formats,
        @Nullable Expression select,
        @Nullable List<Requirement> require,
        Expression key,
        @Nullable Expression scope,
        @Nullable Expression withdrawn,
        LearnerMapping learner,
        Expression completedOn,
        @Nullable Expression opportunityCode,
        Map<String, Expression> title,
        @Nullable Expression state,
        @Nullable GradeMapping grade,
        @Nullable CreditsMapping credits,
        @Nullable Map<String, Expression> awardingBody,
        @Nullable Expression language,
        @Nullable Expression recognisedFrom,
        @Nullable Expression partOf) {

    /**
     * @param that true for good records
     * @param reason what is wrong when it is not, without personal data
     * @param repair what the university should do
     */
    public record Requirement(Expression that, String reason, String repair) {}

    /** All names of one learner; the first that is there is shown. */
    public record LearnerMapping(
            List<NameMapping> names,
            @Nullable Expression born,
            @Nullable List<IdentifierMapping> identifiers) {}

    /**
     * @param language BCP 47 of this spelling
     * @param script ISO 15924
     */
    public record NameMapping(
            @Nullable Expression given,
            @Nullable Expression family,
            @Nullable String language,
            @Nullable String script) {}

    /**
     * @param value one identifier, or several
     * @param issuer who gives such identifiers; the university's domain for LOCAL and its country for NATIONAL when
     *     absent
     */
    public record IdentifierMapping(
            LearnerIdentifier.Kind kind,
            Expression value,
            @Nullable String issuer) {

        public IdentifierMapping {
            // of entries in lists nobody else asks
            if (kind == null || value == null) {
                throw new IllegalArgumentException("an identifier needs 'kind' and 'value'");
            }
        }
    }

    /**
     * @param raw the grade as the source writes it
     * @param scale id of a grading scale
     * @param outcome {@code passed} or {@code failed}, or true or false; the scale tells when absent
     */
    public record GradeMapping(
            Expression raw, Expression scale, @Nullable Expression outcome) {}

    /** @param unit {@code ects} when absent */
    public record CreditsMapping(Expression value, @Nullable Expression unit) {}

    Formats formatsOrStandard() {
        return formats == null ? Formats.STANDARD : formats;
    }

    List<Requirement> requirements() {
        return require == null ? List.of() : require;
    }

    /** Names of the value maps that the expressions ask for. */
    List<String> codeMaps() {
        return expressions().stream()
                .flatMap(expression -> expression.codeMaps().stream())
                .distinct()
                .toList();
    }

    /** All of them, in no order. */
    public List<Expression> expressions() {
        List<@Nullable Expression> all = new ArrayList<>();
        java.util.Collections.addAll(
                all,
                select,
                key,
                scope,
                withdrawn,
                learner.born(),
                completedOn,
                opportunityCode,
                state,
                language,
                recognisedFrom,
                partOf);
        requirements().forEach(requirement -> all.add(requirement.that()));
        learner.names().forEach(name -> java.util.Collections.addAll(all, name.given(), name.family()));
        if (learner.identifiers() != null) {
            learner.identifiers().forEach(identifier -> all.add(identifier.value()));
        }
        all.addAll(title.values());
        if (awardingBody != null) {
            all.addAll(awardingBody.values());
        }
        if (grade != null) {
            java.util.Collections.addAll(all, grade.raw(), grade.scale(), grade.outcome());
        }
        if (credits != null) {
            java.util.Collections.addAll(all, credits.value(), credits.unit());
        }
        List<Expression> there = new ArrayList<>();
        for (Expression expression : all) {
            if (expression != null) {
                there.add(expression);
            }
        }
        return there;
    }
}
