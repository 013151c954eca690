package eu.passerelle.journal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One page of the list of transfers. Every index of the list is in its order, so whatever is not asked for is walked through
 * value by value: the newest of each university and state, and of these the newest. So a page costs a few thousand rows at
 * most, however many there are.
 */
final class TransferQuery {

    /**
     * How far a search goes.
     *
     * @param rare a text that more have is no search: then the list is walked and read
     * @param window so many rows are read at once where a frequent text is looked for
     */
    record Reach(int rare, int window) {}

    private static final Reach USUAL = new Reach(2_000, 5_000);

    private static final int WINDOWS = 1;

    /** Trigrams need three. */
    private static final int SHORT = 3;

    /** What people look at most has an index of its own, in the order of the list. */
    private static final Set<TransferState> ORDERED = EnumSet.of(TransferState.FAILED, TransferState.REFERRED);

    private static final String ORDER = " order by updated_at desc, id desc limit ";
    private static final String STATES =
            " cross join unnest(?::text[]) as of_state cross join lateral (select * from transfer t where state = of_state";

    private final JdbcTemplate jdbc;
    private final Transfers.Search search;
    private final Universities of;
    private final int most;
    private final Reach reach;
    private final List<Object> arguments = new ArrayList<>();

    TransferQuery(JdbcTemplate jdbc, Transfers.Search search, Universities of, int most) {
        this(jdbc, search, of, most, USUAL);
    }

    TransferQuery(JdbcTemplate jdbc, Transfers.Search search, Universities of, int most, Reach reach) {
        this.of = of;
        this.reach = reach;
        this.jdbc = jdbc;
        this.search = search;
        this.most = most;
    }

    /**
     * Rows of the list.
     *
     * @param rows the newest changes first, one more than a page where there is one
     * @param readTo where the reading for a frequent text has ended before the page was full; null: there is no more
     */
    record Found(List<TransferView> rows, @Nullable TransferPlace readTo) {}

    Found rows() {
        String text = text();
        if (text == null) {
            return new Found(query(walk(search.after(), most + 1)), null);
        }
        Optional<List<UUID>> rare = with(jdbc, text, reach.rare());
        return rare.isPresent() ? new Found(query(among(rare.get())), null) : read(text);
    }

    private List<TransferView> query(String sql) {
        List<TransferView> rows = jdbc.query(sql, (row, number) -> Transfers.transfer(row), arguments.toArray());
        arguments.clear();
        return rows;
    }

    /** Window by window, until the page is full or it takes too long. */
    private Found read(String text) {
        List<TransferView> found = new ArrayList<>();
        TransferPlace from = search.after();
        for (int window = 0; window < WINDOWS; window++) {
            String read = "with read as materialized (" + walk(from, reach.window()) + ")";
            arguments.add(text);
            arguments.add(text);
            List<TransferView> hits =
                    query(read + " select * from read where position(lower(?) in lower(source_key)) > 0"
                            + " or position(lower(?) in lower(reason)) > 0" + ORDER + (most + 1 - found.size()));
            found.addAll(hits);
            if (found.size() > most) {
                return new Found(found, null);
            }
            List<TransferView> last = query("with read as materialized (" + walk(from, reach.window())
                    + ") select * from read where (select count(*) from read) = " + reach.window()
                    + " order by updated_at, id limit 1");
            if (last.isEmpty()) {
                return new Found(found, null);
            }
            from = TransferPlace.of(last.getFirst());
        }
        return new Found(found, from);
    }

    private @Nullable String text() {
        String text = search.text();
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** All that have the text, of any university, or are named by it, where these are few. */
    static Optional<List<UUID>> with(JdbcTemplate jdbc, String text, int few) {
        if (text.length() < SHORT) {
            return Optional.empty();
        }
        List<UUID> found = jdbc.query(
                "select id from transfers_with(?, ?) as id",
                (row, number) -> row.getObject(1, UUID.class),
                pattern(text),
                few + 1);
        return found.size() > few
                ? Optional.empty()
                : Optional.of(Stream.concat(found.stream(), id(text).stream())
                        .distinct()
                        .toList());
    }

    private static String pattern(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String among(List<UUID> found) {
        arguments.add(found.toArray(UUID[]::new));
        return "select * from transfer t where id = any(?)" + state() + filters(search.after()) + ORDER + (most + 1);
    }

    /** @param from where it begins; null: at the newest */
    private String walk(@Nullable TransferPlace from, int rows) {
        if (search.run() != null || search.failureGroup() != null) {
            return "select t.* from (values (1)) as one" + eachState(from, rows, "");
        }
        if (search.university() == null && search.state() == null && of.areAll()) {
            return "select * from transfer t where true" + filters(from) + ORDER + rows;
        }
        if (search.university() == null && search.state() != null && of.areAll() && ORDERED.contains(search.state())) {
            return "select * from transfer t where state = '" + search.state() + "'" + filters(from) + ORDER + rows;
        }
        if (search.university() == null) {
            return "select t.* from (select distinct university from transfer_count) as known"
                    + eachState(from, rows, " and t.university = known.university");
        }
        return "select t.* from (values (1)) as one" + eachState(from, rows, "");
    }

    private String eachState(@Nullable TransferPlace from, int rows, String more) {
        arguments.add(Stream.of(search.state() == null ? TransferState.values() : new TransferState[] {search.state()})
                .map(Enum::name)
                .toArray(String[]::new));
        return STATES + more + filters(from) + ORDER + rows + ") t" + ORDER + rows;
    }

    private String state() {
        if (search.state() == null) {
            return "";
        }
        arguments.add(search.state().name());
        return " and state = ?";
    }

    private String filters(@Nullable TransferPlace from) {
        StringBuilder sql = new StringBuilder();
        add(sql, " and t.university = any(?)", of.array());
        add(sql, " and t.university = ?", search.university());
        add(sql, " and failure_group = ?", search.failureGroup());
        add(sql, " and run = ?", search.run());
        if (from != null) {
            sql.append(" and (updated_at, id) < (?, ?)");
            arguments.add(Timestamp.from(from.updatedAt()));
            arguments.add(from.id());
        }
        return sql.toString();
    }

    private void add(StringBuilder sql, String condition, @Nullable Object argument) {
        if (argument != null) {
            sql.append(condition);
            arguments.add(argument);
        }
    }
}
