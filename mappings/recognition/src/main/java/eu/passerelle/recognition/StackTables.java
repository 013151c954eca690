package eu.passerelle.recognition;

import java.time.LocalDate;
import java.util.List;

/** The tables that are asked of stacks and their parts alone. */
public final class StackTables {

    private static final String NONE = "no-stack-table";

    private StackTables() {}

    /**
     * What they say to a part that might be stacked.
     *
     * @param awarding university that awards the stack
     * @param asOf the day on which the stack is complete
     */
    public static RecognitionDecision judge(
            Recognition recognition, RecognitionFacts part, String awarding, LocalDate asOf) {
        TableSet tables = recognition.tableSet();
        RecognitionDecision answer = new RecognitionDecision.Recognised(List.of(NONE));
        for (DecisionTable table : tables.inForce(awarding, null, asOf)) {
            if (tables.isOfStacks(table.name()) && answer instanceof RecognitionDecision.Recognised) {
                answer = table.judge(part);
            }
        }
        return answer;
    }

    /** Their versions, whether in force or not: what stacks are judged by. */
    public static List<String> versions(Recognition recognition) {
        TableSet tables = recognition.tableSet();
        return tables.all().stream()
                .filter(table -> tables.isOfStacks(table.name()))
                .map(DecisionTable::version)
                .toList();
    }
}
