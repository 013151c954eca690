package eu.passerelle.recognition.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognisedGrade;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.tables.ConversionPolicy;
import eu.passerelle.tables.ConversionPolicy.Rule;
import eu.passerelle.tables.GradeTables;
import eu.passerelle.tables.GradingScales;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** Whatever the results and the tables: in recognition at home a fail never becomes a pass, nor a grade out of nothing. */
class GradesAtHomeProperty {

    private static final String HEAD =
            "# source: registrar\n# date: 2026-10-01\nscale,isced,first,last,grade,results\n";
    private static final List<String> ITALIAN = List.of("30L", "30", "27..29", "24..26", "18..23", "0..17");
    private static final List<String> FINNISH = List.of("5", "4", "3", "2", "1", "0");
    private static final CourseMappings MAPPINGS =
            ReceivingRecognitionTest.mappings("A>X:5 B>Y:5 C>Z:5 D>Q:5 E>R:5 F>S:5");

    @Property(tries = 500)
    void neverTurnsAFailIntoAPass(
            @ForAll @Size(6) List<@IntRange(max = 400) Integer> from,
            @ForAll @Size(6) List<@IntRange(max = 400) Integer> to,
            @ForAll @Size(6) List<@IntRange(min = 0, max = 30) Integer> grades,
            @ForAll Rule rule) {
        Map<String, GradeTables> tables =
                Map.of("trento", table("it-18-30", ITALIAN, from), "tampere", table("fi-0-5", FINNISH, to));
        GradesAtHome home = new GradesAtHome(
                "tampere",
                new GradePolicy(ConversionPolicy.by(rule), null),
                id -> Objects.requireNonNull(tables.get(id)));
        List<PartnerCompletion> completions = java.util.stream.IntStream.range(0, grades.size())
                .mapToObj(i -> GradesAtHomeTest.graded(
                        "ABCDEF".substring(i, i + 1), String.valueOf(grades.get(i)), grades.get(i) >= 18))
                .toList();

        List<RecognitionOutcome> outcomes =
                home.convert(new ReceivingRecognition("tampere", MAPPINGS, ReceivingPolicy.OPEN)
                        .judge(completions)
                        .outcomes());

        assertThat(outcomes).hasSize(6);
        for (RecognitionOutcome outcome : outcomes) {
            Grade original = outcome.sources().getFirst().completion().grade();
            boolean failed = original != null && original.outcome() == Outcome.FAILED;
            Statistics.label("converted")
                    .collect(outcome.gradeAtHome().isPresent())
                    .coverage(counted -> counted.check(true).percentage(share -> share > 5));
            assertThat(outcome.courses().isEmpty()).isEqualTo(failed);
            assertThat(outcome.grades()).hasSize(failed ? 0 : 1);
            outcome.gradeAtHome().ifPresent(grade -> {
                assertThat(GradingScales.standard().outcome(grade.scale(), grade.raw()))
                        .contains(Outcome.PASSED);
                assertThat(to.get(FINNISH.indexOf(grade.raw())))
                        .as("somebody got it")
                        .isPositive();
            });
            outcome.grades().stream()
                    .map(RecognisedGrade::original)
                    .forEach(kept -> assertThat(kept).isEqualTo(original));
        }
    }

    private static GradeTables table(String scale, List<String> labels, List<Integer> results) {
        StringBuilder rows = new StringBuilder(HEAD);
        for (int i = 0; i < labels.size(); i++) {
            rows.append(scale).append(",0613,2023,2024,").append(labels.get(i)).append(',');
            rows.append(results.get(i)).append('\n');
        }
        return GradeTables.parse("x", rows.toString(), GradingScales.standard());
    }
}
