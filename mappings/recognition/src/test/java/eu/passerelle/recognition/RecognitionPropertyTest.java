package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.recognition.RecognitionDecision.Recognised;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("slow")
class RecognitionPropertyTest {

    private static final Map<Fact, Object> ALL = recognised();

    @Property(tries = 2000)
    void alwaysDecidesAndAlwaysTheSame(@ForAll("facts") RecognitionFacts facts) {
        RecognitionDecision decision = decide(facts.values());

        assertThat(decision).isNotNull().isEqualTo(decide(facts.values()));
        assertThat(decision.toString()).doesNotContain("null");
    }

    /** Rows found column by column are those that the engine finds by reading the whole table. */
    @Property(tries = 3000)
    void everyTableSaysWhatTheEngineAloneSays(@ForAll("facts") RecognitionFacts facts) {
        for (DecisionTable table : Tables.shipped().tables()) {
            assertThat(table.judge(facts)).as(table.version()).isEqualTo(table.judgeWhole(facts));
        }
    }

    private static RecognitionDecision decide(Map<Fact, Object> facts) {
        return Tables.shipped()
                .judge(new RecognitionFacts(facts), null, null, Cases.DAY)
                .decision();
    }

    @Property(tries = 500)
    void recognisesNothingOfWhichADecisiveFactIsUnknown(@ForAll("decisive") Fact unknown) {
        Map<Fact, Object> facts = new EnumMap<>(ALL);
        assertThat(decide(facts)).isInstanceOf(Recognised.class);

        facts.remove(unknown);

        assertThat(decide(facts)).isNotInstanceOf(Recognised.class);
    }

    @Provide
    Arbitrary<Fact> decisive() {
        return Arbitraries.of(ALL.keySet());
    }

    /** Any fact may be there or not, and text may be anything. */
    @Provide
    Arbitrary<RecognitionFacts> facts() {
        return Arbitraries.of(Fact.class)
                .set()
                .ofMinSize(0)
                .flatMap(known -> Arbitraries.randomValue(random -> {
                    Map<Fact, Object> facts = new EnumMap<>(Fact.class);
                    known.forEach(fact -> facts.put(fact, value(fact, random)));
                    return new RecognitionFacts(facts);
                }));
    }

    private static Object value(Fact fact, java.util.Random random) {
        Object usual = ALL.get(fact);
        if (usual != null && random.nextInt(4) > 0) {
            return usual;
        }
        if (!fact.words().isEmpty() && random.nextInt(3) > 0) {
            return fact.words().get(random.nextInt(fact.words().size()));
        }
        return switch (fact.type()) {
            case TEXT ->
                List.of("", "provisional", "failed", "unknown", "\"", "null", "\u0000", "Ω")
                        .get(random.nextInt(8));
            case NUMBER ->
                List.of("0", "-1", "1E+30", "60.000001", "0.000001", "8", "1", "3", "5").stream()
                        .map(BigDecimal::new)
                        .toList()
                        .get(random.nextInt(9));
            case TRUTH -> random.nextBoolean();
            case LIST -> random.nextBoolean() ? List.of() : List.of("EQF level", "");
        };
    }

    private static Map<Fact, Object> recognised() {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, "final");
        facts.put(Fact.OUTCOME, "passed");
        facts.put(Fact.RECOGNISED_ELSEWHERE, false);
        facts.put(Fact.LEARNER_IDENTIFIED, true);
        facts.put(Fact.REACHABLE, true);
        facts.put(Fact.OPPORTUNITY_KNOWN, true);
        facts.put(Fact.MISSING, List.of());
        facts.put(Fact.HAS_CREDITS, true);
        facts.put(Fact.CREDITS, new BigDecimal("5"));
        facts.put(Fact.EQF_LEVEL, new BigDecimal("6"));
        facts.put(Fact.QUALITY_ASSURANCE, "internal");
        facts.put(Fact.AUTHORITY, BigDecimal.ONE);
        facts.put(Fact.RELEASE_MODE, "automatic");
        return facts;
    }
}
