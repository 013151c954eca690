package eu.passerelle.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast decisions fall on this machine, one thread, beside the bare DMN engine: six tables of two hundred rows each,
 * all of them asked for every decision, facts drawn so that hardly any case comes twice.
 */
public final class RecognitionRates {

    /** Rows of each table. */
    public static final int ROWS = 200;

    private static final int TABLES = 6;
    private static final int UNIVERSITIES = 13;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Recognition recognition;
    private final List<RecognitionFacts> cases;

    private RecognitionRates(Recognition recognition, List<RecognitionFacts> cases) {
        this.recognition = recognition;
        this.cases = cases;
    }

    /**
     * A second, one thread.
     *
     * @param decisions by all six tables, as the hub takes them
     * @param engine the same decisions by the engine alone
     */
    public record Rates(double decisions, double engine) {}

    /** @param most cases drawn */
    static RecognitionRates of(int most) {
        Random random = new Random(1);
        return new RecognitionRates(
                Recognition.of(PolicyFiles.of(texts()), null),
                IntStream.range(0, most).mapToObj(i -> facts(random)).toList());
    }

    /** Measures after a round to warm up; takes about ten seconds. */
    public static Rates measure() {
        RecognitionRates some = of(20_000);
        some.decide(20_000);
        some.byTheEngine(1_000);
        return new Rates(rate(20_000, () -> some.decide(20_000)), rate(1_000, () -> some.byTheEngine(1_000)));
    }

    private static double rate(int decisions, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return decisions * 1e9 / (System.nanoTime() - start);
    }

    /** @return how many of the first cases were recognised */
    int decide(int most) {
        int recognised = 0;
        for (RecognitionFacts facts : cases.subList(0, most)) {
            Judgement judgement = recognition.judge(facts, null, null, DAY);
            recognised += judgement.decision() instanceof RecognitionDecision.Recognised ? 1 : 0;
        }
        return recognised;
    }

    /** @return the same, by the engine alone */
    int byTheEngine(int most) {
        int recognised = 0;
        for (RecognitionFacts facts : cases.subList(0, most)) {
            boolean all = true;
            for (DecisionTable table : recognition.tables()) {
                all &= table.judgeWhole(facts) instanceof RecognitionDecision.Recognised;
            }
            recognised += all ? 1 : 0;
        }
        return recognised;
    }

    private static RecognitionFacts facts(Random random) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.UNIVERSITY, "university-" + random.nextInt(UNIVERSITIES));
        facts.put(Fact.CREDITS, BigDecimal.valueOf(5L * random.nextInt(1, 129), 1));
        facts.put(Fact.EQF_LEVEL, BigDecimal.valueOf(random.nextInt(1, 9)));
        facts.put(Fact.AGE_DAYS, BigDecimal.valueOf(random.nextInt(4_000)));
        facts.put(Fact.KIND, Fact.KIND.words().get(random.nextInt(3)));
        facts.put(Fact.ASSESSMENT, Fact.ASSESSMENT.words().get(random.nextInt(7)));
        return new RecognitionFacts(facts);
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        StringBuilder order = new StringBuilder("table,question\n");
        for (int i = 0; i < TABLES; i++) {
            String name = "table-" + (char) ('a' + i);
            order.append(name).append(",?\n");
            texts.put(name + ".dmn", table(name));
        }
        texts.put(TableSet.ORDER, order.toString());
        return texts;
    }

    private static String table(String name) {
        StringBuilder dmn = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " name=\"%1$s\" namespace=\"urn:%1$s\"><decision id=\"%1$s\" name=\"%1$s\"><variable name=\"%1$s\"/>"
                        .formatted(name)
                + "<decisionTable hitPolicy=\"FIRST\">");
        List.of("university", "credits", "eqfLevel", "ageDays")
                .forEach(fact -> dmn.append(
                        "<input><inputExpression><text>%s</text></inputExpression></input>".formatted(fact)));
        List.of("decision", "rule", "reason").forEach(output -> dmn.append("<output name=\"%s\"/>".formatted(output)));
        for (int row = 1; row < ROWS; row++) {
            int bucket = 4 * (row / UNIVERSITIES);
            row(
                    dmn,
                    name + "-" + row,
                    "\"university-%d\"".formatted(row % UNIVERSITIES),
                    "[%d..%d)".formatted(bucket, bucket + 4),
                    "[1..8]",
                    "&lt; " + (10_000 + row));
        }
        row(dmn, name + "-other", "-", "-", "-", "-");
        return dmn.append("</decisionTable></decision></definitions>").toString();
    }

    private static void row(StringBuilder dmn, String rule, String... cells) {
        dmn.append("<rule>");
        for (String cell : cells) {
            dmn.append("<inputEntry><text>").append(cell).append("</text></inputEntry>");
        }
        for (String output : List.of("recognised", rule, "It fits.")) {
            dmn.append("<outputEntry><text>\"").append(output).append("\"</text></outputEntry>");
        }
        dmn.append("</rule>");
    }
}
