package eu.passerelle.recognition.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random learners against random mappings; few codes, so that they meet in every way. */
class ReceivingRecognitionPropertyTest {

    private static final List<String> PARTNERS = List.of("trento", "twente");

    @Property(tries = 2000)
    void orderNeverMatters(@ForAll Random random) {
        ReceivingRecognition recognition = recognition(random);
        List<PartnerCompletion> completions = completions(random);
        ReceivingJudgement judgement = recognition.judge(completions);
        List<PartnerCompletion> shuffled = new ArrayList<>(completions);
        Collections.shuffle(shuffled, random);
        List<CourseMapping> groups = new ArrayList<>(recognition.mappings().groups());
        Collections.shuffle(groups, random);

        ReceivingRecognition same =
                new ReceivingRecognition("tampere", new CourseMappings(groups), recognition.policy());

        assertThat(same.judge(shuffled)).isEqualTo(judgement);
    }

    @Property(tries = 2000)
    void everyCompletionThatTheUniversityMayHearOfIsUsedOnce(@ForAll Random random) {
        List<PartnerCompletion> completions = completions(random);
        ReceivingRecognition recognition = recognition(random);
        Set<PartnerCourse> listed = recognition.mappings().groups().stream()
                .flatMap(group -> group.from().stream())
                .collect(Collectors.toSet());

        ReceivingJudgement judgement = recognition.judge(completions);

        List<CompletionKey> used = new ArrayList<>();
        judgement.outcomes().forEach(outcome -> outcome.sources().forEach(source -> used.add(key(source))));
        judgement.referred().forEach(referred -> used.add(key(referred.completion())));
        assertThat(used)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(completions.stream()
                        .filter(one -> !recognition.policy().closedList() || listed.contains(Admission.course(one)))
                        .map(ReceivingRecognitionPropertyTest::key)
                        .toList());
    }

    @Property(tries = 2000)
    void neverRecognisesMoreThanWasEarned(@ForAll Random random) {
        ReceivingRecognition recognition = recognition(random);

        ReceivingJudgement judgement = recognition.judge(completions(random));

        Set<String> ids = new HashSet<>();
        Set<String> granted = new HashSet<>();
        for (RecognitionOutcome outcome : judgement.outcomes()) {
            assertThat(ids.add(outcome.id())).isTrue();
            BigDecimal earned = outcome.sources().stream()
                    .map(source -> Admission.ects(source.completion()).orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(outcome.recognised()).isLessThanOrEqualTo(earned);
            for (HomeCourse course : outcome.courses()) {
                assertThat(granted.add(course.code()) || isRepeatable(recognition, course))
                        .isTrue();
            }
        }
    }

    private static boolean isRepeatable(ReceivingRecognition recognition, HomeCourse course) {
        return recognition.mappings().groups().stream()
                .flatMap(group -> group.to().stream())
                .filter(target -> target.code().equals(course.code()))
                .allMatch(CourseMapping.TargetCourse::repeatable);
    }

    private static CompletionKey key(PartnerCompletion source) {
        return source.completion().key();
    }

    private static ReceivingRecognition recognition(Random random) {
        List<CourseMapping> groups = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            Set<PartnerCourse> from = new HashSet<>();
            Set<String> to = new HashSet<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                from.add(new PartnerCourse(partner(random), code(random)));
            }
            for (int n = random.nextInt(3); n >= 0; n--) {
                to.add("X" + random.nextInt(5));
            }
            groups.add(new CourseMapping(
                    "g" + i,
                    List.copyOf(from),
                    to.stream().sorted().map(code -> target(code, random)).toList(),
                    random.nextBoolean() ? null : Results.DAY.minusDays(random.nextInt(3)),
                    random.nextBoolean() ? null : Results.DAY.plusDays(random.nextInt(3)),
                    new RecognitionBasis(RecognitionBasis.Kind.RULE, "R"),
                    "S"));
        }
        return new ReceivingRecognition(
                "tampere",
                new CourseMappings(groups),
                new ReceivingPolicy(random.nextBoolean(), Results.DAY.minusDays(3), false));
    }

    /** X0 is an elective, in every mapping. */
    private static CourseMapping.TargetCourse target(String code, Random random) {
        return new CourseMapping.TargetCourse(
                code,
                LocalizedText.of("en", code),
                new BigDecimal(random.nextInt(20)).divide(new BigDecimal(2)),
                code.equals("X0"));
    }

    private static List<PartnerCompletion> completions(Random random) {
        List<PartnerCompletion> completions = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            String key = "k" + i;
            completions.add(Results.result(partner(random), key, code(random), one -> changed(one, random)));
        }
        return completions;
    }

    private static Results changed(Results one, Random random) {
        Results changed = one.worth(String.valueOf(random.nextInt(8)))
                .on(Results.DAY.plusDays(random.nextInt(7) - 3L).toString());
        return switch (random.nextInt(8)) {
            case 0 -> changed.outcome(Grade.Outcome.FAILED);
            case 1 -> changed.outcome(null);
            case 2 -> changed.credits(null);
            case 3 -> changed.credits(new Credits(BigDecimal.TEN, "sbu", null));
            case 4 -> changed.partOf("k" + random.nextInt(8));
            case 5 -> changed.withoutCode();
            default -> changed;
        };
    }

    private static String partner(Random random) {
        return PARTNERS.get(random.nextInt(2));
    }

    private static String code(Random random) {
        return "C" + random.nextInt(4);
    }
}
