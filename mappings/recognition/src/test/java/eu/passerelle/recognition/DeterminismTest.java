package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Same completions, any order, another instance or a restart: the same decisions, rows and reasons. */
class DeterminismTest {

    private static final int COMPLETIONS = 10_000;

    @Test
    void tenThousandCompletionsInAnyOrderOnAnyInstanceAreJudgedTheSame() {
        List<Integer> order = new ArrayList<>(
                java.util.stream.IntStream.range(0, COMPLETIONS).boxed().toList());
        Map<Integer, Judgement> first = judge(Recognition.open(Tables.SHIPPED), order);

        Collections.shuffle(order, new Random(2));
        Map<Integer, Judgement> restarted = judge(Recognition.open(Tables.SHIPPED), order);
        Collections.reverse(order);
        Map<Integer, Judgement> again = judge(Tables.shipped(), order);

        assertThat(first).hasSize(COMPLETIONS).isEqualTo(restarted).isEqualTo(again);
        assertThat(first.values().stream()
                        .map(judgement -> judgement.decision().rule())
                        .distinct())
                .as("rules that settle it")
                .hasSizeGreaterThan(8);
    }

    private static Map<Integer, Judgement> judge(Recognition recognition, List<Integer> order) {
        Map<Integer, Judgement> judged = new TreeMap<>();
        order.forEach(number -> judged.put(number, recognition.judge(completion(number), Cases.DAY)));
        return judged;
    }

    private static RecognitionCase completion(int number) {
        Random random = new Random(number);
        Cases cases = Cases.recognised()
                .credits(Credits.ects(new BigDecimal(random.nextInt(0, 140)).divide(BigDecimal.valueOf(2))));
        return switch (random.nextInt(8)) {
            case 0 -> cases.state(Completion.State.PROVISIONAL).judged();
            case 1 ->
                cases.grade(new Grade("0", "fi-0-5", Grade.Outcome.FAILED)).judged();
            case 2 -> cases.grade(null).judged();
            case 3 ->
                cases.recognisedFrom(random.nextBoolean() ? "unknown" : "Another University")
                        .judged();
            case 4 ->
                cases.in(random.nextBoolean() ? null : Cases.opportunity(null)).judged();
            case 5 -> cases.unreachable().judged();
            default -> cases.judged();
        };
    }
}
