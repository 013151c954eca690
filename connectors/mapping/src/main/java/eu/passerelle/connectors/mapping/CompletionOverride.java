package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.mapping.RecordMapping.IdentifierMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a university has its completions say otherwise than its connector reads them. Expressions see {@code raw}, the
 * source record, and {@code completion}, what the connector read.
 *
 * @param values file of value maps, relative to the configuration directory, for example
 *     {@code universities/tampere.values.csv}; {@code $code('map', x)} asks it
 * @param formats how the source writes numbers and dates
 * @param fields the fields that are replaced; all others stay as the connector reads them
 */
public record CompletionOverride(
        @Nullable Path values, @Nullable Formats formats, OverriddenFields fields) {

    /** The tree, and not a field of that name in another one. */
    private static final Pattern RAW = Pattern.compile("(?<![.\\w$])raw\\b");

    /**
     * Fields of the completion, each an expression; one that gives nothing leaves its field empty. Never the key.
     *
     * @param opportunityCode the code that joins the catalogue
     * @param title text by language (BCP 47); the key {@code "*"} gives an object of language to text
     * @param state {@code final} or {@code provisional}, or true for final
     * @param completedOn the day, in one of the declared formats
     * @param awardingBody where it is not the university, by language as {@code title}
     * @param language of instruction; {@code eng}, {@code en-GB} and {@code en} are the same
     * @param recognisedFrom who awarded what is only recognised here; true means {@code unknown}
     */
    public record OverriddenFields(
            @Nullable Expression opportunityCode,
            @Nullable Map<String, Expression> title,
            @Nullable Expression state,
            @Nullable OverriddenGrade grade,
            @Nullable OverriddenCredits credits,
            @Nullable Expression completedOn,
            @Nullable Map<String, Expression> awardingBody,
            @Nullable Expression language,
            @Nullable Expression recognisedFrom,
            @Nullable OverriddenLearner learner) {}

    /**
     * The parts that are not named stay.
     *
     * @param raw the grade as the source writes it
     * @param scale id of a grading scale
     * @param outcome {@code passed} or {@code failed}, or true or false; {@code unknown} lets the scale tell
     */
    public record OverriddenGrade(
            @Nullable Expression raw,
            @Nullable Expression scale,
            @Nullable Expression outcome) {}

    /**
     * The ECTS are calculated anew from what these give.
     *
     * @param value a number in the declared format
     * @param unit as the SIS names it; {@code ects} counts as ECTS
     */
    public record OverriddenCredits(
            @Nullable Expression value, @Nullable Expression unit) {}

    /**
     * What the learner is known by.
     *
     * @param identifiers replace those of the same kinds; those of other kinds stay
     */
    public record OverriddenLearner(List<IdentifierMapping> identifiers) {}

    Formats formatsOrStandard() {
        return formats == null ? Formats.STANDARD : formats;
    }

    /** Whether any expression looks at the source record: else it need not be understood. */
    boolean readsRaw() {
        return expressions()
                .anyMatch(expression -> RAW.matcher(expression.text()).find());
    }

    /** Names of the value maps that the expressions ask for. */
    List<String> codeMaps() {
        return expressions()
                .flatMap(expression -> expression.codeMaps().stream())
                .distinct()
                .toList();
    }

    private Stream<Expression> expressions() {
        List<@Nullable Expression> all = new ArrayList<>();
        Collections.addAll(
                all,
                fields.opportunityCode(),
                fields.state(),
                fields.completedOn(),
                fields.language(),
                fields.recognisedFrom());
        if (fields.title() != null) {
            all.addAll(fields.title().values());
        }
        if (fields.awardingBody() != null) {
            all.addAll(fields.awardingBody().values());
        }
        if (fields.grade() != null) {
            Collections.addAll(
                    all,
                    fields.grade().raw(),
                    fields.grade().scale(),
                    fields.grade().outcome());
        }
        if (fields.credits() != null) {
            Collections.addAll(all, fields.credits().value(), fields.credits().unit());
        }
        if (fields.learner() != null) {
            fields.learner().identifiers().forEach(identifier -> all.add(identifier.value()));
        }
        return all.stream().filter(Objects::nonNull);
    }
}
