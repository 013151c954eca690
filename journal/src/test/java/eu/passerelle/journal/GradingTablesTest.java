package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GradingTablesTest {

    private final TestJournal journal = new TestJournal();
    private final GradingTables tables = new GradingTables(TestJournal.DATABASE);

    @Test
    void keepsOfEachScaleAndFieldWhatWasToldLast() {
        tell(table("0613", "40.5"), table("06", "10"), table("0613", "41"));
        tell(table("06", "10"));

        tell(table("06", "12.25"));

        assertThat(tables.all().get(journal.university)).containsExactly(table("06", "12.25"), table("0613", "41"));
    }

    private void tell(GradeFrequencies... told) {
        SyncRun run = journal.start();
        journal.pages.store(run, new Pulled(List.of(), List.of(), List.of(), "w", true, Set.of(), 0, List.of(told)));
        journal.runs.end(run, 1);
    }

    private GradeFrequencies table(String field, String best) {
        BigDecimal share = new BigDecimal(best);
        return new GradeFrequencies(
                journal.university,
                "fi-0-5",
                field,
                null,
                null,
                null,
                "EWP, gradeConversionTable",
                List.of(
                        new Frequency("5", share),
                        new Frequency("1-4", BigDecimal.valueOf(100).subtract(share))));
    }
}
