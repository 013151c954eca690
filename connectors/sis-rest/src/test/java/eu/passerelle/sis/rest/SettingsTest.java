package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may not say, and the request budget. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    paging: {kind: PAGE}                                          | needs the 'parameter'
                    paging: {kind: LINK, parameter: p}                            | needs no 'parameter'
                    paging: {kind: CURSOR, parameter: p}                          | next' or 'nextHeader'
                    paging: {kind: PAGE, parameter: p, sizeParameter: s}          | needs a 'size'
                    paging: {kind: PAGE, parameter: p, more: "a["}                | position 3
                    rules: [{action: RETRY}]                                      | status' or 'when'
                    rules: [{status: [500], action: FAIL, kind: TRANSIENT}]       | RETRY
                    budget: {requests: 0, per: PT1S}                              | budget
                    budget: {requests: 1, per: P1D}                               | budget
                    headers: {X: "{nobody.x}"}                                    | names nothing
                    partitions: [{name: a b, key: id, list: {path: /x}}]          | a word
                    auth: {bearer: x, apiKey: {header: X, value: y}}              | only one of
                    auth: {apiKey: {value: y}}                                    | name one
                    nonsense: 1                                                   | nonsense
                    """)
    void isRefusedWithTheReason(String more, String words) {
        try (Wire wire = new Wire(exchange -> Wire.json(exchange, "[]"))) {
            assertThatThrownBy(() -> wire.settings(more, "path: /results", "")).hasMessageContaining(words);
        }
    }

    @Test
    void furtherRequestsWaitUntilTheBudgetAllowsThem() {
        AtomicLong now = new AtomicLong();
        List<Duration> waits = new ArrayList<>();
        RequestBudget budget = new RequestBudget(new RestSettings.Budget(2, Duration.ofSeconds(10)), now::get, wait -> {
            waits.add(wait);
            now.addAndGet(wait.toNanos());
        });

        budget.take("twente");
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        budget.take("twente");
        budget.take("twente");
        budget.take("twente");

        assertThat(waits).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(4));
    }
}
