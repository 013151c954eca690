package eu.passerelle.journal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

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

    /** What people look at most has an index of its own, in the order of the list. */
    private static final Set<TransferState> ORDERED = EnumSet.of(TransferState.FAILED, TransferState.REFERRED);

    private static final String ORDER = " order by updated_at desc, id desc limit ";

    /** Places first, which stand in the index; of those that are in the page, the rows. */
    private static final String PLACES = "select t.* from (select place.* from %s"
            + " cross join unnest(?::text[]) as of_state cross join lateral (select id, updated_at from transfer t"
            + " where state = of_state";

    private static final String ROWS = ") place join transfer t on t.id = place.id";
    private static final String ONE = "(values (1)) as one";

    private final JdbcTemplate jdbc;
    private final RareTexts texts;
    private final Transfers.Search search;
    private final Universities of;
    private final int most;
    private final Reach reach;
    private final List<Object> arguments = new ArrayList<>();

    TransferQuery(JdbcTemplate jdbc, RareTexts texts, Transfers.Search search, Universities of, int most) {
        this(jdbc, texts, search, of, most, USUAL);
    }

    TransferQuery(JdbcTemplate jdbc, RareTexts texts, Transfers.Search search, Universities of, int most, Reach reach) {
        this.texts = texts;
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
        Optional<List<UUID>> rare = texts.with(text, reach.rare());
        return rare.map(ids -> new Found(query(among(ids)), null)).orElseGet(() -> read(text));
    }

    private List<TransferView> query(String sql) {
        return query(sql, (row, number) -> Transfers.transfer(row));
    }

    private <T> List<T> query(String sql, RowMapper<T> mapper) {
        List<T> rows = jdbc.query(sql, mapper, arguments.toArray());
        arguments.clear();
        return rows;
    }

    /** @param hit whether it has the text; else it is where the window ends */
    private record Read(TransferView transfer, boolean hit) {}

    /** One window, and where it ends if there may be more behind it. */
    private Found read(String text) {
        String read = "with read as materialized (" + walk(search.after(), reach.window()) + ")";
        arguments.add(RareTexts.pattern(text));
        arguments.add(RareTexts.pattern(text));
        List<Read> rows = query(
                read + " (select *, true as hit from read where lower(source_key) like ? or lower(reason) like ?"
                        + ORDER
                        + (most + 1) + ") union all (select *, false from read where (select count(*) from read) = "
                        + reach.window() + " order by updated_at, id limit 1)",
                (row, number) -> new Read(Transfers.transfer(row), row.getBoolean("hit")));
        List<TransferView> found =
                rows.stream().filter(Read::hit).map(Read::transfer).toList();
        Optional<TransferPlace> end = rows.stream()
                .filter(row -> !row.hit())
                .map(row -> TransferPlace.of(row.transfer()))
                .findFirst();
        return new Found(found, found.size() > most ? null : end.orElse(null));
    }

    private @Nullable String text() {
        String text = search.text();
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** These first: else the planner may walk the list for them, to its end. */
    private String among(List<UUID> found) {
        arguments.add(found.toArray(UUID[]::new));
        return "select * from (select * from transfer where id = any(?) offset 0) t where true" + state()
                + filters(search.after()) + ORDER + (most + 1);
    }

    /** @param from where it begins; null: at the newest */
    private String walk(@Nullable TransferPlace from, int rows) {
        if (search.run() != null || search.failureGroup() != null) {
            return eachState(ONE, from, rows, "");
        }
        if (search.university() == null && search.state() == null && of.areAll()) {
            return "select * from transfer t where true" + filters(from) + ORDER + rows;
        }
        if (search.university() == null && search.state() != null && of.areAll() && ORDERED.contains(search.state())) {
            return "select * from transfer t where state = '" + search.state() + "'" + filters(from) + ORDER + rows;
        }
        if (search.university() == null) {
            return eachState(
                    "(select distinct university from transfer_count) as known",
                    from,
                    rows,
                    " and t.university = known.university");
        }
        return eachState(ONE, from, rows, "");
    }

    private String eachState(String each, @Nullable TransferPlace from, int rows, String more) {
        arguments.add(Stream.of(search.state() == null ? TransferState.values() : new TransferState[] {search.state()})
                .map(Enum::name)
                .toArray(String[]::new));
        String places = PLACES.formatted(each) + more + filters(from) + ORDER + rows + ") place" + ORDER + rows;
        return places + ROWS + ORDER + rows;
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
