package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackFactsTest {

    private static final Organisation SOMEWHERE =
            Cases.recognised().judged().university().organisation();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static CompletionPart part(String university, String code, String ects, @Nullable Integer level, int days) {
        return new CompletionPart(
                UUID.randomUUID(),
                new CompletionKey(university, code),
                SOMEWHERE,
                LocalizedText.of("en", code),
                code,
                Credits.ects(new BigDecimal(ects)),
                code.equals("P") ? null : MicroCredentialKind.FORMAL_WITHIN_PATH,
                level,
                DAY.plusDays(days));
    }

    private static Map<String, Object> facts(CompletionPart... parts) {
        PolicyFiles files = PolicyFiles.of(Map.of("same-courses.csv", """
                course,university,code,source,date
                ethics,a,X,agreement,2026-01-01
                ethics,b,Y,agreement,2026-01-01
                """));
        Map<Fact, Object> facts = StackFacts.whole(List.of(parts), SameCourses.of(files, List.of()));
        Map<String, Object> named = new HashMap<>(new RecognitionFacts(facts).known());
        named.replaceAll((name, value) -> value instanceof BigDecimal number ? number.toPlainString() : value);
        return named;
    }

    @Test
    void tellsOfAWholeTheLowestLevelTheTotalAndTheOldest() {
        assertThat(facts(part("a", "X", "3", 6, 10), part("b", "Z", "2.5", 5, 40)))
                .isEqualTo(Map.of(
                        "stack", "whole",
                        "partKinds", List.of("formal-within-path"),
                        "partLevel", "5",
                        "partCredits", "5.5",
                        "partAgeDays", "30",
                        "partsOverlap", false));
    }

    @Test
    void knowsNoLevelWhereThatOfOnePartIsNotKnown() {
        assertThat(facts(part("a", "X", "3", 6, 0), part("b", "P", "1", null, 0)))
                .doesNotContainKey("partLevel")
                .containsEntry("partKinds", List.of("formal-within-path", "unknown"));
    }

    @Test
    void seesThatTwoPartsAreTheSameCourse() {
        assertThat(facts(part("a", "X", "3", 6, 0), part("b", "Y", "1", 6, 0))).containsEntry("partsOverlap", true);
    }

    @Test
    void refersAStackWithTheSameCourseTwiceAndAsksNobodyElse() {
        Recognition shipped = Tables.shipped();
        RecognitionFacts result =
                shipped.judge(Cases.recognised().judged(), DAY).facts();
        Map<Fact, Object> stack = new HashMap<>(result.values());
        stack.putAll(RecognitionFacts.parse(Map.of("stack", "whole", "partCredits", "4", "partsOverlap", "true"))
                .values());

        assertThat(shipped.judge(new RecognitionFacts(stack), null, null, DAY)
                        .decision()
                        .rule())
                .isEqualTo("stacking-overlap");
        assertThat(shipped.judge(result, null, null, DAY).matched())
                .noneMatch(match -> match.rule().startsWith("stacking"))
                .isNotEmpty();
    }
}
