package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.tables.PassingRanks.Fraction;
import eu.passerelle.tables.PassingRanks.Rank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Where grades stand in their own university's distribution. */
public final class GradeStandings {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Below that, a distribution says more of single learners than of a grade. */
    private static final long MINIMUM_RESULTS = 100;

    private static final int MINIMUM_YEARS = 2;

    private GradeStandings() {}

    /**
     * The standing of a passing grade.
     *
     * @param iscedF fields of what was taken; the first one with a table counts
     * @return empty where the grade does not pass, has no rank, or no table of two years and a hundred results has it
     */
    public static Optional<GradeStanding> of(Grade grade, List<String> iscedF, GradeTables tables) {
        return iscedF.stream()
                .flatMap(field -> tables.find(grade.scale(), field).stream())
                .findFirst()
                .filter(GradeStandings::isStrong)
                .flatMap(distribution -> standing(grade, distribution));
    }

    private static boolean isStrong(GradeDistribution distribution) {
        Long results = distribution.table().results();
        return results != null
                && results >= MINIMUM_RESULTS
                && distribution.table().years() >= MINIMUM_YEARS;
    }

    private static Optional<GradeStanding> standing(Grade grade, GradeDistribution distribution) {
        Optional<ReadGrade> read = distribution
                .scale()
                .read(grade.raw())
                .filter(found -> found.outcome() == Grade.Outcome.PASSED && grade.outcome() != Grade.Outcome.FAILED);
        return read.flatMap(found -> {
            PassingRanks ranks = PassingRanks.of(distribution, found.place().ladder());
            return ranks.isTooCoarse()
                    ? Optional.empty()
                    : ranks.holding(found.place()).map(rank -> standing(rank, distribution));
        });
    }

    /** Borders are rounded, not shares, so that the three are always 100 together. */
    private static GradeStanding standing(Rank rank, GradeDistribution distribution) {
        int higher = percent(rank.above());
        int upTo = percent(rank.upTo());
        return new GradeStanding(higher, upTo - higher, 100 - upTo, byMerit(distribution));
    }

    private static int percent(Fraction share) {
        return share.part()
                .multiply(HUNDRED)
                .divide(share.whole(), 0, java.math.RoundingMode.HALF_EVEN)
                .intValueExact();
    }

    private static GradeFrequencies byMerit(GradeDistribution distribution) {
        GradeFrequencies table = distribution.table();
        return new GradeFrequencies(
                table.university(),
                table.scale(),
                table.iscedF(),
                table.firstYear(),
                table.lastYear(),
                table.results(),
                table.source(),
                distribution.rows().stream()
                        .map(row -> new Frequency(row.label(), row.amount()))
                        .toList());
    }
}
