package eu.passerelle.dashboard;

import eu.passerelle.journal.Decision;
import eu.passerelle.journal.Ruling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the recognition policy in force adds to a referred case, and how a decision about it would look as a rule. */
public interface ReferredDesk {

    Insight insight(Decision decision);

    /** @return empty where no table in force has the rule that the ruling answers */
    Optional<Row> rule(Decision decision, Ruling ruling);

    /**
     * What a person wants to know besides the facts.
     *
     * @param lacking elements of Annex I that are not there, with where each should come from
     * @param tables what every table in force answers to the facts, also those behind the one that referred it
     * @param limit why nobody can recognise it; null where people may
     */
    record Insight(
            List<Element> lacking,
            List<TableAnswer> tables,
            @Nullable String limit) {}

    /** An element of Annex I; {@code from} says where it should come from. */
    record Element(int number, String title, boolean mandatory, String from) {}

    record TableAnswer(String table, String question, String decision, String rule, String reason) {}

    /**
     * A row for a decision table and its example, for the registrar to review; nothing is changed.
     *
     * @param table path of the file below {@code recognition/}
     * @param before id of the row before which it is to stand; empty where it is to be the last
     * @param row DMN, a {@code rule} element
     * @param examples path of the examples file
     * @param header that file's columns
     * @param example the line for it
     * @param notes what to think of
     */
    record Row(
            String table,
            String before,
            String row,
            String examples,
            String header,
            String example,
            List<String> notes) {}
}
