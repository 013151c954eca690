package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;

class RecognitionSpikeTest {
    @Test
    void spike() {
        long t = System.nanoTime();
        Recognition r = Recognition.open(Path.of(System.getProperty("passerelle.root"), "config/recognition"));
        System.err.println("open ms " + (System.nanoTime() - t) / 1000000);
        System.err.println(r.decide(new RecognitionFacts(Map.of())));
        for (DecisionTableFile f : r.tables())
            System.err.println(f.name() + " " + f.judge(new RecognitionFacts(Map.of())));
        Map<Fact, Object> m = new HashMap<>(Map.of(
                Fact.STATE,
                "final",
                Fact.OUTCOME,
                "passed",
                Fact.RECOGNISED_ELSEWHERE,
                false,
                Fact.LEARNER_IDENTIFIED,
                true,
                Fact.REACHABLE,
                true,
                Fact.OPPORTUNITY_KNOWN,
                true,
                Fact.MISSING,
                List.of(),
                Fact.HAS_CREDITS,
                true,
                Fact.CREDITS,
                new BigDecimal("5"),
                Fact.EQF_LEVEL,
                new BigDecimal(6)));
        m.put(Fact.QUALITY_ASSURANCE, "external");
        RecognitionFacts ok = new RecognitionFacts(m);
        System.err.println(r.decide(ok));
        m.put(Fact.MISSING, List.of("EQF level"));
        System.err.println(r.decide(new RecognitionFacts(m)));
        for (int k = 0; k < 8; k++) {
            long s = System.nanoTime();
            for (int i = 0; i < 20000; i++) r.decide(ok);
            System.err.println("per s " + 20000 * 1_000_000_000L / (System.nanoTime() - s));
        }
        assertThat(r.rules()).isNotEmpty();
    }
}
