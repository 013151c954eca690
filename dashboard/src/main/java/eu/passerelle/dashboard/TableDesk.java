package eu.passerelle.dashboard;

import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision tables: read, drafted, tried on the past, proposed and confirmed. A table is named by its key: {@code release},
 * {@code awarding/aveiro/release}. Every method throws {@link Refused} where it cannot do what is asked.
 */
public interface TableDesk {

    /** All tables, in the order asked, the alliance's before those of universities. */
    List<Row> tables();

    /** @return empty where there is no such table and no draft of one */
    Optional<Detail> table(String key);

    /** What is to be said of a text before it is kept: what is wrong with it, how its examples fare. */
    Trial check(Text text);

    /**
     * Keeps a draft.
     *
     * @param was hash of the draft that it is made from; null: of none
     */
    Draft save(Text text, @Nullable String was, String caller);

    void discard(String key, String was, String caller);

    /** An old text becomes the draft; a new version of it goes into force as any other. */
    Draft bringBack(String key, String version, String caller);

    /**
     * What a version says, a line a row, so that two can be compared.
     *
     * @param version one that is or was in force, or {@code draft}
     */
    String lines(String key, String version);

    /** Proposes the draft; where the house asks for no second person it is in force at once. */
    TableChange propose(Proposal proposal, PersonSaid who, String caller);

    TableChange approve(UUID change, PersonSaid who, String caller, String reason);

    TableChange reject(UUID change, PersonSaid who, String caller, String reason);

    /** Takes back a version whose first day has not come. */
    void cancel(String version, PersonSaid who, String caller, String reason);

    /** The key of the table that a change is of; empty where there is no such change. */
    Optional<String> keyOf(UUID change);

    /** A table's texts: DMN, and the examples beside it. */
    record Text(String key, String dmn, String examples) {}

    /**
     * What becomes of a draft.
     *
     * @param was its hash: what is proposed is what was seen
     * @param whatIf the run that told what it would change
     * @param note why
     */
    record Proposal(String key, String was, LocalDate from, UUID whatIf, String note) {}

    /**
     * A table in the list.
     *
     * @param university whose own it is; null: the alliance's
     * @param ofStacks whether it is asked of stacks and their parts alone
     * @param inForce null where none is today
     * @param planned versions whose first day has not come
     * @param proposed the change that waits for a second person
     */
    record Row(
            String key,
            String name,
            @Nullable String university,
            String question,
            boolean ofStacks,
            @Nullable Version inForce,
            List<Version> planned,
            boolean drafted,
            @Nullable TableChange proposed) {

        /** The same with what people are at. */
        public Row with(boolean drafted, @Nullable TableChange proposed) {
            return new Row(key, name, university, question, ofStacks, inForce, planned, drafted, proposed);
        }
    }

    /**
     * A version of a table.
     *
     * @param from first day on which it holds; null: from ever
     * @param since when the hub first had it in force; null where it has not yet
     * @param confirmedBy null where people have put the file there
     * @param examples how many it has
     * @param unmet of these
     */
    record Version(
            String version,
            @Nullable LocalDate from,
            @Nullable Instant since,
            @Nullable String confirmedBy,
            @Nullable String note,
            int rows,
            int examples,
            int unmet) {}

    /**
     * All of one table.
     *
     * @param fourEyes whether a second person must confirm changes
     * @param today the first day from which a change may hold
     * @param shown what is in force, or else the draft; null where neither can be read
     * @param text of what is shown
     * @param history versions that were ever in force, newest first
     * @param changes that people have proposed, newest first
     */
    record Detail(
            Row row,
            boolean fourEyes,
            LocalDate today,
            @Nullable Sheet shown,
            @Nullable Text text,
            @Nullable Draft draft,
            List<Past> history,
            List<TableChange> changes) {}

    /**
     * A version that is or was in force.
     *
     * @param since when the hub first had it
     * @param there whether its file is still there: in force, planned, or for the days before a later one
     */
    record Past(
            String version,
            @Nullable LocalDate from,
            Instant since,
            boolean there,
            @Nullable String confirmedBy,
            @Nullable String note) {}

    /** A table as people read it; cells are FEEL, in the order of the columns. */
    record Sheet(String version, String hitPolicy, List<Column> columns, List<SheetRow> rows) {}

    record Column(String label, String asks) {}

    record SheetRow(String rule, List<String> cells, String decision, String reason) {}

    /** @param hash of both texts */
    record Draft(Text text, String hash, Instant at, Trial trial) {}

    /**
     * How a text fares.
     *
     * @param dmn the text as it would be kept: empty cells are filled
     * @param passes whether nothing stands in the way
     * @param sheet null where there are problems
     */
    record Trial(
            String dmn,
            boolean passes,
            List<Problem> problems,
            @Nullable Sheet sheet,
            List<Example> examples) {}

    /** @param row from 1; 0: none @param cell input cell from 1; 0: none */
    record Problem(int row, int cell, String says) {}

    /** @param line 0 for what concerns the whole file */
    record Example(long line, String name, String source, String expected, String actual, boolean met) {}

    /** The hub says no, and why. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What kind of no. */
        public enum Kind {
            UNKNOWN,
            INVALID,
            NOT_NOW
        }

        private final Kind kind;

        public Refused(Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }
}
