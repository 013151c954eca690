package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What skips the interpreter gives what the interpreter gives, for any record. */
class PlainExpressionTest {

    private static final int EXPRESSIONS = 6_000;
    private static final int RECORDS = 12;
    private static final List<String> NAMES = List.of("a", "b", "c", "list", "one", "none", "type", "value");
    private static final List<String> TEXTS = List.of("x", "", "en", "Żółć", " y  z ", "9,5", "esi");

    private static final ValueMaps VALUES = ValueMaps.of(
            "values.csv",
            "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n"
                    + "m,x,final,,,A,2026-01-01,s\nm,en,,,,A,2026-01-01,s\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role = \"student\" and ($exists(result) or state = \"cancelled\")",
                "$not($exists(r.score)) or $contains(r.score, /^\\d{1,2}([.,]\\d{1,3})?$/)",
                "p.surnamePrefix ? p.surnamePrefix & ' ' & p.surname : p.surname",
                "person.otherCodes[codeType='esi'].code",
                "$merge($partition.course.name.{language: value})",
                "$count($partition.c.languages) = 1 ? $partition.c.languages[0] : null",
                "$code(\"scale\", $partition.offering.resultValueType)",
                "$substring(date, 0, 4) & \"-\" & $substringBefore(term, '/')",
                "$lowercase($trim(a)) != 'x'",
                "(a or b) and $not(c = 'x')",
                "\"constant\"",
                "a.b.c",
                "$university"
            })
    void isPlain(String text) {
        assertThat(Expression.of(text).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + 1",
                "a.*",
                "a.b.$uppercase(c)",
                "a[b > 1].c",
                "a ~> $trim",
                "[a, b]",
                "{\"a\": b}",
                "a.(b & c)",
                "\"a\\\"b\"",
                "`a`",
                "a^(b)",
                "$contains(a, /x/i)",
                "a in ['x']",
                "a < 'x'",
                "$number(a)",
                "**.a",
                "a.`b`",
                "$$.a",
                "$.a",
                "(a; b)",
                "a.null",
                "a[0].b",
                "a[type='x']",
                "$f := a",
                "a[b='x'][0].c",
                "a = b = c"
            })
    void isLeftToTheInterpreter(String text) {
        assertThat(PlainExpression.of(text)).isNull();
    }

    @Test
    void givesWhatTheInterpreterGives() throws Exception {
        Random random = new Random(20_261_126);
        int plain = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = condition(random, 3);
            Expression expression = Expression.of(text);
            assertThat(expression.isPlain()).as(text).isTrue();
            PlainExpression itself = PlainExpression.of(text);
            for (int j = 0; j < RECORDS; j++) {
                Map<String, ?> record = map(random, 3);
                Map<String, ?> beside = Map.of("partition", map(random, 2), "line", 7L);

                Object direct = itself == null ? null : itself.evaluate(evaluation(record, beside));
                if (direct != PlainExpression.INTERPRET) {
                    plain++;
                    assertThat(outcome(expression, record, beside, true))
                            .as("%s on %s beside %s", text, record, beside)
                            .isEqualTo(outcome(expression, record, beside, false));
                }
            }
        }
        assertThat(plain).as("evaluated without the interpreter").isGreaterThan(8_000);
    }

    private static Evaluation evaluation(Map<String, ?> record, Map<String, ?> beside) {
        return new Evaluation(record, beside, Formats.STANDARD, VALUES, "kaunas");
    }

    /** Value and unknown codes, or the reason why there is none. */
    private static String outcome(
            Expression expression, Map<String, ?> record, Map<String, ?> beside, boolean directly) {
        Evaluation evaluation = evaluation(record, beside);
        try {
            Object value = directly ? expression.evaluate(evaluation) : expression.interpret(evaluation);
            return (value == null
                            ? "nothing"
                            : value.getClass().getSimpleName().replace("JList", "ArrayList") + " " + value)
                    + " " + evaluation.unresolved();
        } catch (Unfit e) {
            return "unfit: " + e.reason();
        }
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return logic(random, depth);
        }
        return logic(random, depth - 1) + " ? " + condition(random, depth - 1)
                + (random.nextInt(4) == 0 ? "" : " : " + condition(random, depth - 1));
    }

    private static String logic(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(7)) {
            case 0 -> logic(random, depth - 1) + " and " + logic(random, depth - 1);
            case 1 -> logic(random, depth - 1) + " or " + logic(random, depth - 1);
            case 2 -> concatenation(random, depth - 1) + " = " + concatenation(random, depth - 1);
            case 3 -> concatenation(random, depth - 1) + "!=" + concatenation(random, depth - 1);
            default -> concatenation(random, depth);
        };
    }

    private static String concatenation(Random random, int depth) {
        return random.nextInt(4) == 0
                ? primary(random, depth) + " & " + primary(random, depth)
                : primary(random, depth);
    }

    private static String primary(Random random, int depth) {
        int dice = random.nextInt(depth == 0 ? 8 : 20);
        String inner = depth == 0 ? "" : condition(random, depth - 1);
        return switch (dice) {
            case 0 -> "\"" + pick(random, TEXTS) + "\"";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> String.valueOf(random.nextInt(3));
            case 3 -> "$partition." + path(random);
            case 4 -> path(random) + "[" + random.nextInt(3) + "]";
            case 5 -> path(random) + "[type = '" + pick(random, TEXTS) + "']." + pick(random, NAMES);
            case 8 -> "(" + inner + ")";
            case 9 -> "$exists(" + inner + ")";
            case 10 -> "$not(" + inner + ")";
            case 11 -> "$contains(" + inner + ", 'x')";
            case 12 -> "$contains(" + inner + ", /^[a-z]\\d?,?$/)";
            case 13 -> "$code('m', " + inner + ")";
            case 14 -> "$substring(" + inner + ", " + random.nextInt(3) + ", " + random.nextInt(3) + ")";
            case 15 -> "$substringBefore(" + inner + ", ',')";
            case 16 -> "$count(" + path(random) + ")";
            case 17 -> "$merge(" + path(random) + ".{type: value})";
            case 18 -> "$trim(" + inner + ")";
            case 19 -> "$" + pick(random, List.of("string", "lowercase", "uppercase")) + "(" + inner + ")";
            default -> path(random);
        };
    }

    private static String path(Random random) {
        return random.nextInt(3) == 0 ? pick(random, NAMES) + "." + pick(random, NAMES) : pick(random, NAMES);
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                map.put(name, value(random, depth, name));
            }
        }
        return map;
    }

    private static @Nullable Object value(Random random, int depth, String name) {
        if (name.equals("list") && depth > 0 && random.nextInt(4) > 0) {
            return list(random, depth);
        }
        return switch (random.nextInt(depth > 0 ? 14 : 11)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt(3);
            case 2 -> 2L;
            case 3 -> new BigDecimal("7.50");
            case 4 -> random.nextInt(4) == 0 ? null : "x";
            case 11 -> map(random, depth - 1);
            case 12 -> list(random, depth);
            case 13 -> map(random, depth - 1);
            default -> pick(random, TEXTS);
        };
    }

    private static List<@Nullable Object> list(Random random, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        boolean maps = random.nextInt(3) > 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(maps ? map(random, depth - 1) : value(random, 0, "value"));
        }
        return list;
    }
}
