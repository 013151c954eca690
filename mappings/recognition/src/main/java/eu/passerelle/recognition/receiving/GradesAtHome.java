package eu.passerelle.recognition.receiving;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognisedGrade;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.tables.ConvertedGrade;
import eu.passerelle.tables.ConvertedGrade.Basis;
import eu.passerelle.tables.ConvertedGrade.Converted;
import eu.passerelle.tables.ConvertedGrade.Kept;
import eu.passerelle.tables.GradeConversion;
import eu.passerelle.tables.GradeDistribution;
import eu.passerelle.tables.GradeTables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last part of judging: grades of partners on the scale of the receiving university, by the distributions of both in the
 * field of the course. What the tables do not carry stays as it was awarded. Pure: the same tables give the same grades.
 */
public final class GradesAtHome {

    private final String university;
    private final GradePolicy policy;
    private final Function<String, GradeTables> tables;
    private final GradeConversion conversion;

    /**
     * @param university id of the receiving university
     * @param tables of a university, by its id; none for one that has none
     */
    public GradesAtHome(String university, GradePolicy policy, Function<String, GradeTables> tables) {
        this.university = university;
        this.policy = policy;
        this.tables = tables;
        this.conversion = new GradeConversion(policy.conversion());
    }

    /** The same outcomes, with what became of the grades of all that is recognised. */
    public List<RecognitionOutcome> convert(List<RecognitionOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.result() == RecognitionOutcome.Result.NEGATIVE
                        ? outcome
                        : outcome.with(outcome.sources().stream()
                                .flatMap(source -> grade(source).stream())
                                .toList()))
                .toList();
    }

    private Optional<RecognisedGrade> grade(PartnerCompletion source) {
        Grade grade = source.completion().grade();
        if (grade == null || grade.outcome() == Grade.Outcome.FAILED) {
            return Optional.empty();
        }
        List<Pair> pairs =
                fields(source).map(field -> pair(source, grade, field)).toList();
        Pair pair = pairs.stream()
                .filter(each -> each.from() != null && each.to() != null)
                .findFirst()
                .or(() -> pairs.stream().filter(each -> each.from() != null).findFirst())
                .or(() -> pairs.stream().findFirst())
                .orElse(new Pair(null, null, "it is not known which field the course is of"));
        return Optional.of(recognised(source.completion(), grade, pair));
    }

    /** @param why there is no second table; null: none covers the field */
    private record Pair(
            @Nullable GradeDistribution from,
            @Nullable GradeDistribution to,
            @Nullable String why) {}

    private static Stream<String> fields(PartnerCompletion source) {
        LearningOpportunity opportunity = source.opportunity();
        return opportunity == null ? Stream.empty() : opportunity.iscedF().stream();
    }

    private Pair pair(PartnerCompletion source, Grade grade, String field) {
        var day = source.completion().completedOn();
        GradeDistribution from = tables.apply(source.partner().id())
                .find(grade.scale(), field, day)
                .orElse(null);
        GradeTables own = tables.apply(university);
        Set<String> scales = policy.scale() == null ? own.scales(field) : Set.of(policy.scale());
        return scales.size() > 1
                ? new Pair(from, null, "the university that receives it has tables of several scales for the field")
                : new Pair(
                        from,
                        scales.stream()
                                .flatMap(scale -> own.find(scale, field, day).stream())
                                .findFirst()
                                .orElse(null),
                        null);
    }

    private RecognisedGrade recognised(Completion completion, Grade grade, Pair pair) {
        GradeFrequencies distribution = pair.from() == null ? null : pair.from().table();
        ConvertedGrade result = conversion.convert(grade, pair.from(), pair.to());
        return switch (result) {
            case Converted converted ->
                new RecognisedGrade(
                        completion.key(), grade, single(converted), says(converted, converted.basis()), distribution);
            case Kept kept ->
                new RecognisedGrade(
                        completion.key(),
                        grade,
                        null,
                        "Not converted: " + (pair.why() == null ? kept.why() : pair.why()) + ".",
                        distribution);
        };
    }

    /** A row of the table may be a range of grades: then nobody has said which of them it is. */
    private static @Nullable Grade single(Converted converted) {
        return converted
                .scale()
                .read(converted.label())
                .filter(read -> read.outcome() == Grade.Outcome.PASSED)
                .map(read -> new Grade(converted.label(), converted.scale().id(), Grade.Outcome.PASSED))
                .orElse(null);
    }

    private static String says(Converted converted, Basis basis) {
        return "Converted to " + converted.label() + " on the scale "
                + converted.scale().id() + " by the rule "
                + basis.policy().rule().name().toLowerCase(Locale.ROOT) + ", from the table of " + says(basis.from())
                + " to the table of " + says(basis.to()) + ".";
    }

    private static String says(GradeFrequencies table) {
        String years = table.years() == 0 ? "years not told" : table.firstYear() + " to " + table.lastYear();
        String results = table.results() == null ? "number of results not told" : table.results() + " results";
        return table.university() + " (" + table.scale() + ", field " + table.iscedF() + ", " + years + ", " + results
                + "; " + table.source() + ")";
    }
}
