package eu.passerelle.journal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** Found by more, text says next to nothing: then the list is walked and read. */
    private static final int RARE = 2_000;

    /** Trigrams need three. */
    private static final int SHORT = 3;

    private static final String ORDER = " order by updated_at desc, id desc limit ";
    private static final String STATES =
            " cross join unnest(?::text[]) as of_state cross join lateral (select * from transfer t where state = of_state";

    private final JdbcTemplate jdbc;
    private final Transfers.Search search;
    private final int most;
    private final List<Object> arguments = new ArrayList<>();

    TransferQuery(JdbcTemplate jdbc, Transfers.Search search, int most) {
        this.jdbc = jdbc;
        this.search = search;
        this.most = most;
    }

    /** The newest changes first, one more than a page where there is one. */
    List<TransferView> rows() {
        Optional<List<UUID>> found = text() == null ? Optional.empty() : rare(text());
        String sql = found.map(this::among).orElseGet(this::walk);
        return jdbc.query(sql, (row, number) -> Transfers.transfer(row), arguments.toArray());
    }

    private @Nullable String text() {
        String text = search.text();
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** All that have the text, where these are few. */
    private Optional<List<UUID>> rare(String text) {
        Optional<UUID> id = id(text);
        if (text.length() < SHORT) {
            return Optional.empty();
        }
        List<UUID> found = jdbc.query(
                "select id from transfers_with(?, ?) as id",
                (row, number) -> row.getObject(1, UUID.class),
                pattern(text),
                RARE + 1);
        return found.size() > RARE
                ? Optional.empty()
                : Optional.of(
                        Stream.concat(found.stream(), id.stream()).distinct().toList());
    }

    /** Of what has the text anywhere, for {@code transfers_with}. */
    static String pattern(String text) {
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
        return "select * from transfer t where id = any(?)" + state() + filters(false) + ORDER + (most + 1);
    }

    private String walk() {
        if (search.run() != null || search.failureGroup() != null) {
            return "select t.* from (values (1)) as one" + eachState();
        }
        if (search.university() == null && search.state() == null) {
            return "select * from transfer t where true" + filters(true) + ORDER + (most + 1);
        }
        String universities = search.university() == null
                ? "(select distinct university from transfer_count) as known"
                : "(values (?::text)) as known (university)";
        if (search.university() != null) {
            arguments.add(search.university());
        }
        return "select t.* from " + universities + eachState(" and t.university = known.university");
    }

    private String eachState(String... more) {
        arguments.add(Stream.of(search.state() == null ? TransferState.values() : new TransferState[] {search.state()})
                .map(Enum::name)
                .toArray(String[]::new));
        return STATES + String.join("", more) + filters(true) + ORDER + (most + 1) + ") t" + ORDER + (most + 1);
    }

    private String state() {
        if (search.state() == null) {
            return "";
        }
        arguments.add(search.state().name());
        return " and state = ?";
    }

    private String filters(boolean withText) {
        StringBuilder sql = new StringBuilder();
        add(sql, " and t.university = ?", search.university());
        add(sql, " and failure_group = ?", search.failureGroup());
        add(sql, " and run = ?", search.run());
        if (withText && text() != null) {
            sql.append(" and (position(lower(?) in lower(source_key)) > 0 or position(lower(?) in lower(reason)) > 0)");
            arguments.add(text());
            arguments.add(text());
        }
        if (search.after() != null) {
            sql.append(" and (updated_at, id) < (?, ?)");
            arguments.add(Timestamp.from(search.after().updatedAt()));
            arguments.add(search.after().id());
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
