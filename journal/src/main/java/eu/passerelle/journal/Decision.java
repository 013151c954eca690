package eu.passerelle.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a transfer was judged and from what; carries no personal data.
 *
 * @param asOf the day for which the tables in force were taken, at the university
 * @param policy version of the recognition policy
 * @param decision {@code recognised}, {@code declined} or {@code referred}
 * @param rules that matched, one a table, in the order asked
 * @param tables version of the table of each rule; none where no table was asked
 * @param rule that settled it
 * @param missing what a referred one waits for
 * @param lacking numbers of the elements of Annex I that were not there
 * @param facts by name: text, numbers, truth values, lists of text
 */
public record Decision(
        UUID transfer,
        LocalDate asOf,
        String policy,
        String decision,
        List<String> rules,
        List<String> tables,
        String rule,
        String reason,
        List<String> missing,
        List<Integer> lacking,
        Map<String, Object> facts) {

    public Decision {
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
        missing = List.copyOf(missing);
        lacking = List.copyOf(lacking);
        facts = Map.copyOf(facts);
    }
}
