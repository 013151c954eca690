package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What an expression may and may not. */
class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.b[               | position 5
                    a &                | position 4
                    $nope(a)           | position 1: there is no $nope
                    a + $sum(b, $c)    | position 13: there is no $c
                    $eval(a)           | position 1: $eval is not allowed
                    a & $now()         | position 5: $now is not allowed
                    $random()          | position 1: $random is not allowed
                    $shuffle(a)        | $shuffle is not allowed
                    a.$match(/x        | position 12
                    $contains(a, /[b-a]/) | PatternSyntaxException
                    """)
    void isRefusedWithItsPosition(String text, String words) {
        assertThatThrownBy(() -> Expression.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void isRefusedWithTheKeyWhenSettingsAreRead() {
        assertThatThrownBy(() -> Kaunas.mapping(Map.of("completedOn", "\"day[\"")))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        e -> assertThat(e.getPath().getFirst().getPropertyName())
                                .isEqualTo("completedOn"))
                .hasMessageContaining("position 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ~> $uppercase",
                "($f := function($x) { $x & '$nope' }; $f(a))",
                "l#$i[$i > 0]",
                "$map(l, function($v, $i) { $v + $i })",
                "/* $eval */ a",
                "`$eval`",
                "$partition.id"
            })
    void isAcceptedWhenItsNamesAreKnown(String text) {
        assertThat(Expression.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a            | x
                    o.b          | 7.50
                    o.b.c        |
                    o.missing    |
                    "text"       | text
                    a & 'y'      | xy
                    n            |
                    null         |
                    l            | [1, 2, 3]
                    m.v          | [1, 2]
                    m[v=2].v     | 2
                    o.b & ''     | 7.50
                    $decimal('7,5') + 1 | 8.5
                    $count(l)    | 3
                    """)
    void givesWhatJsonataGives(String text, @Nullable String expected) throws Unfit {
        Object value = Expression.of(text).evaluate(evaluation());

        assertThat(value == null ? null : value.toString()).isEqualTo(expected);
    }

    private static Evaluation evaluation() {
        Map<String, @Nullable Object> record = new java.util.HashMap<>(Map.of(
                "a", "x",
                "o", Map.of("b", new BigDecimal("7.50")),
                "l", List.of(1, 2, 3),
                "m", List.of(Map.of("v", 1), Map.of("v", 2)),
                "evil", "a".repeat(40) + "!"));
        record.put("n", null);
        return new Evaluation(record, Map.of(), new Formats(",", null, null, null), ValueMaps.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($x) { $f($x + 1) }; $f(1))",
                "($f := function($x) { 1 + $f($x) }; $f(1))",
                "[1, ($f := function($x) { $f($x + 1) }; $f(1))]",
                "$reduce([1..60], function($s, $x) { $s & $s }, 'abc')",
                "$count([1..9000000].($ * 2))",
                "$pad('x', 2000000000)",
                "$contains(evil, /^(a+)+\\1b$/)",
                "$match(evil, /^(a|aa)+\\1b$/)",
                "$replace(evil, /^(a+)+\\1b$/, '')",
                "$split(evil, /^(a+)+\\1b$/)"
            })
    void isStoppedAtItsLimit(String text) {
        Expression expression = Expression.of(text);
        long start = System.nanoTime();

        assertThatThrownBy(() -> expression.evaluate(evaluation()))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("limit");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void isSharedByThreads() throws Exception {
        Expression expression =
                Expression.of("$join($map([1..20], function($v) { $string($v * n) }), ',') & $replace(t, /x/, 'y')");
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int number = thread + 1;
            tasks.add(() -> wrongAnswers(expression, number));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> wrong : threads.invokeAll(tasks)) {
                assertThat(wrong.get()).isZero();
            }
        }
    }

    private static int wrongAnswers(Expression expression, int number) throws Unfit {
        List<String> products = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            products.add(String.valueOf(i * number));
        }
        String expected = String.join(",", products) + "y" + number;
        int wrong = 0;
        for (int i = 0; i < 300; i++) {
            Evaluation evaluation =
                    new Evaluation(Map.of("n", number, "t", "x" + number), Map.of(), Formats.STANDARD, ValueMaps.NONE);
            wrong += expected.equals(expression.evaluate(evaluation)) ? 0 : 1;
        }
        return wrong;
    }
}
