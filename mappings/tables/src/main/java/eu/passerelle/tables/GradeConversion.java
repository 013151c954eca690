package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.tables.ConvertedGrade.Basis;
import eu.passerelle.tables.ConvertedGrade.Converted;
import eu.passerelle.tables.ConvertedGrade.Kept;
import eu.passerelle.tables.ConvertedGrade.Reason;
import eu.passerelle.tables.PassingRanks.Rank;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statistical conversion of grades in the manner of EGRACONS: a passing grade becomes the grade that the same share of
 * passing learners has at the other university. Better never becomes worse, a fail never becomes a pass nor a pass a
 * fail, and where the tables do not carry it nothing is converted. Never a letter that nobody gave.
 */
public final class GradeConversion {

    private final ConversionPolicy policy;

    public GradeConversion(ConversionPolicy policy) {
        this.policy = policy;
    }

    /**
     * Converts one grade.
     *
     * @param from grades of the university that gave it, in the field of the course; null where there is no table
     * @param to grades of the university that receives it, in the same field; null where there is no table
     */
    public ConvertedGrade convert(Grade grade, @Nullable GradeDistribution from, @Nullable GradeDistribution to) {
        if (grade.outcome() == Grade.Outcome.FAILED) {
            return kept(grade, from, Reason.FAILED, "the grade does not pass");
        }
        if (from == null || to == null) {
            String whose = from == null ? "gave the grade" : "receives it";
            return kept(grade, from, Reason.NO_TABLE, "the university that " + whose + " has no table for the field");
        }
        if (!from.table().scale().equals(grade.scale())) {
            return kept(
                    grade,
                    from,
                    Reason.OTHER_SCALE,
                    "the table is of the scale " + from.scale().id());
        }
        if (!from.table().sharesFieldWith(to.table())) {
            return kept(grade, from, Reason.OTHER_FIELD, "the tables are of different fields");
        }
        return Stream.of(from, to)
                .flatMap(each -> weakness(grade, from, each.table()).stream())
                .findFirst()
                .orElseGet(() -> ranked(grade, from, to));
    }

    /** Why a table is not strong enough; empty where it is. */
    private Optional<ConvertedGrade> weakness(Grade grade, GradeDistribution from, GradeFrequencies table) {
        String whose = "the table of " + table.university() + " ";
        Long results = table.results();
        if (table.years() == 0 || results == null) {
            return policy.acceptUnstated()
                    ? Optional.empty()
                    : Optional.of(kept(
                            grade,
                            from,
                            Reason.YEARS_OR_RESULTS_NOT_TOLD,
                            whose + "does not tell its years and its number of results"));
        }
        if (table.years() < policy.minimumYears()) {
            return Optional.of(kept(
                    grade,
                    from,
                    Reason.TOO_FEW_YEARS,
                    whose + "covers " + table.years() + " of " + policy.minimumYears() + " years"));
        }
        return results >= policy.minimumResults()
                ? Optional.empty()
                : Optional.of(kept(
                        grade,
                        from,
                        Reason.TOO_FEW_RESULTS,
                        whose + "has " + results + " of " + policy.minimumResults() + " results"));
    }

    private ConvertedGrade ranked(Grade grade, GradeDistribution from, GradeDistribution to) {
        Optional<ReadGrade> read = from.scale().read(grade.raw());
        if (read.isEmpty()) {
            return kept(grade, from, Reason.NOT_ON_SCALE, "the scale does not have this grade");
        }
        Optional<ConvertedGrade> doubt = doubt(grade, read.get(), from);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        PassingRanks source = PassingRanks.of(from, read.get().place().ladder());
        PassingRanks target = PassingRanks.of(to, GradePlace.MAIN);
        if (source.isTooCoarse() || target.isTooCoarse()) {
            return kept(grade, from, Reason.TOO_COARSE, "a table has no two passing grades to tell learners apart");
        }
        Optional<Rank> rank = source.holding(read.get().place());
        return rank.isEmpty()
                ? kept(grade, from, Reason.NOT_IN_TABLE, "nobody in the table has this grade")
                : new Converted(
                        grade,
                        target.match(rank.get(), policy.rule()).row().label(),
                        to.scale(),
                        new Basis(from.table(), to.table(), policy));
    }

    /** The source's word on passing counts, and the scale's where the source is silent. */
    private static Optional<ConvertedGrade> doubt(Grade grade, ReadGrade read, GradeDistribution from) {
        if (grade.outcome() == Grade.Outcome.UNKNOWN) {
            return switch (read.outcome()) {
                case PASSED -> Optional.empty();
                case FAILED -> Optional.of(kept(grade, from, Reason.FAILED, "the grade does not pass"));
                case UNKNOWN ->
                    Optional.of(kept(grade, from, Reason.UNDECIDED, "nobody says whether the grade passes"));
            };
        }
        return read.outcome() == Grade.Outcome.PASSED
                ? Optional.empty()
                : Optional.of(
                        kept(grade, from, Reason.CONTRADICTED, "it passed although its scale alone does not pass it"));
    }

    private static ConvertedGrade kept(Grade grade, @Nullable GradeDistribution from, Reason reason, String why) {
        return new Kept(grade, reason, why, Optional.ofNullable(from));
    }
}
