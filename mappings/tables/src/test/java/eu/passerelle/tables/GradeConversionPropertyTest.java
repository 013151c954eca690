package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import eu.passerelle.tables.ConversionPolicy.Rule;
import eu.passerelle.tables.ConvertedGrade.Converted;
import eu.passerelle.tables.ConvertedGrade.Kept;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** Whatever the tables of two universities are: merit is kept, a fail never passes, a pass never fails. */
@Tag("slow")
class GradeConversionPropertyTest {

    private static final GradingScales SCALES = GradingScales.standard();

    /** Rows that a table of the scale may have, passing and failing, in no order of merit. */
    private static final Map<String, List<String>> LABELS = Map.ofEntries(
            Map.entry("dk-7-step", List.of("02", "12", "-3", "4", "10", "00", "7")),
            Map.entry("ie-0-100", List.of("0..34.99", "35..39.99", "70..100", "60..69.99", "40..49.99", "50..59.99")),
            Map.entry("de-1-5", List.of("5.0", "4.1-4.3", "1.0", "1.1..1.5", "1.6..2.5", "3.6..4.0", "2.6..3.5")),
            Map.entry("fr-0-20", List.of("10..11.999", "0..9.999", "12..13.999", "16..20", "14..15.999")),
            Map.entry("lt-1-10", List.of("10", "9", "8", "7", "6", "5", "4", "1-3")),
            Map.entry("se-u-3-5", List.of("U", "3", "4", "5")),
            Map.entry("fi-0-5", List.of("0", "1", "2", "3", "4", "5", "HYV")),
            Map.entry("no-a-f", List.of("A", "B", "C", "D", "E", "F")),
            Map.entry("es-0-10", List.of("SS", "AP", "NT", "SB", "MH", "NP")),
            Map.entry("pt-0-20", List.of("0-9", "10-11", "12", "13", "14", "15-17", "18-20")),
            Map.entry("it-18-30", List.of("30L", "30", "27..29", "24..26", "18..23", "0..17")),
            Map.entry("nl-1-10", List.of("10", "5.5..6.4", "6.5..7.4", "7.5..8.9", "9..9.9", "1..5.4")),
            Map.entry("mx-1-100", List.of("1-69", "70-79", "80-89", "90-99", "100")));

    @Property(tries = 1000)
    void keepsTheOrderOfMerit(
            @ForAll("tables") GradeDistribution from, @ForAll("tables") GradeDistribution to, @ForAll Rule rule) {
        GradeConversion conversion = new GradeConversion(ConversionPolicy.by(rule));
        List<Converted> best = new ArrayList<>();
        for (String raw : grades(from)) {
            if (conversion.convert(grade(from, raw), from, to) instanceof Converted converted) {
                best.add(converted);
            }
        }
        Statistics.label("converted")
                .collect(best.size() > 1)
                .coverage(counted -> counted.check(true).percentage(share -> share > 50));

        for (Converted one : best) {
            for (Converted other : best) {
                if (place(from, one.original().raw())
                        .betterThan(place(from, other.original().raw()))) {
                    assertThat(place(to, other.label()).betterThan(place(to, one.label())))
                            .as("%s is better than %s", one, other)
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 3000)
    void neverTurnsAFailIntoAPassNorAPassIntoAFail(
            @ForAll("tables") GradeDistribution from,
            @ForAll("tables") GradeDistribution to,
            @ForAll Rule rule,
            @ForAll Outcome said) {
        GradeConversion conversion = new GradeConversion(ConversionPolicy.by(rule));
        for (String raw : grades(from)) {
            ConvertedGrade result =
                    conversion.convert(new Grade(raw, from.scale().id(), said), from, to);

            switch (result) {
                case Converted converted -> {
                    assertThat(said).isNotEqualTo(Outcome.FAILED);
                    assertThat(from.scale().read(raw).orElseThrow().outcome()).isEqualTo(Outcome.PASSED);
                    assertThat(to.scale()
                                    .readRow(converted.label())
                                    .orElseThrow()
                                    .outcome())
                            .isEqualTo(Outcome.PASSED);
                    assertThat(to.rows())
                            .extracting(GradeDistribution.Row::label)
                            .contains(converted.label());
                }
                case Kept kept -> assertThat(kept.distribution()).contains(from);
            }
            assertThat(result.original()).isEqualTo(new Grade(raw, from.scale().id(), said));
        }
    }

    @Property(tries = 1000)
    void isNeverHarderByTheUpperRuleThanByTheLower(
            @ForAll("tables") GradeDistribution from, @ForAll("tables") GradeDistribution to) {
        for (String raw : grades(from)) {
            if (by(Rule.UPPER, raw, from, to) instanceof Converted upper
                    && by(Rule.NEAREST, raw, from, to) instanceof Converted nearest
                    && by(Rule.LOWER, raw, from, to) instanceof Converted lower) {
                assertThat(place(to, nearest.label()).betterThan(place(to, upper.label())))
                        .isFalse();
                assertThat(place(to, lower.label()).betterThan(place(to, nearest.label())))
                        .isFalse();
            }
        }
    }

    @Property(tries = 1000)
    void changesNothingBetweenEqualTables(@ForAll("tables") GradeDistribution table, @ForAll Rule rule) {
        for (GradeDistribution.Row row : table.rows()) {
            if (by(rule, row.label(), table, table) instanceof Converted same) {
                assertThat(same.label()).isEqualTo(row.label());
            }
        }
    }

    @Provide
    Arbitrary<GradeDistribution> tables() {
        return Arbitraries.of(LABELS.keySet())
                .flatMap(scale -> Arbitraries.randomValue(random -> table(scale, random)));
    }

    private static GradeDistribution table(String scale, Random random) {
        List<Frequency> rows = labels(scale).stream()
                .map(label ->
                        new Frequency(label, BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(200))))
                .toList();
        List<Frequency> enough = new ArrayList<>(rows);
        enough.set(0, new Frequency(rows.getFirst().label(), BigDecimal.valueOf(100)));
        long results =
                enough.stream().mapToLong(row -> row.amount().longValueExact()).sum();
        return GradeDistribution.of(
                new GradeFrequencies("somewhere", scale, "0613", 2023, 2024, results, "a test", enough), SCALES);
    }

    private static List<String> labels(String scale) {
        return LABELS.getOrDefault(scale, List.of());
    }

    /** Every label, and numbers of all sizes, which are mostly on none of the rows. */
    private static List<String> grades(GradeDistribution from) {
        List<String> grades = new ArrayList<>(labels(from.scale().id()));
        IntStream.rangeClosed(0, 100).forEach(number -> grades.add(String.valueOf(number)));
        IntStream.rangeClosed(0, 100).forEach(tenths -> grades.add(tenths / 10 + "." + tenths % 10));
        grades.removeIf(raw -> from.scale().read(raw).isEmpty());
        return grades;
    }

    private static ConvertedGrade by(Rule rule, String raw, GradeDistribution from, GradeDistribution to) {
        return new GradeConversion(ConversionPolicy.by(rule)).convert(grade(from, raw), from, to);
    }

    private static Grade grade(GradeDistribution from, String raw) {
        return new Grade(raw, from.scale().id(), Outcome.UNKNOWN);
    }

    private static GradePlace place(GradeDistribution table, String label) {
        return table.scale().readRow(label).orElseThrow().place();
    }
}
