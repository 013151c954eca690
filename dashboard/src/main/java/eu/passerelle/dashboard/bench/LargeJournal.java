package eu.passerelle.dashboard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Invents transfers inside a journal's database, with all that the pages show of them: of each thousand 50 have failed, by
 * forty causes. Needs a superuser, as foreign keys are not checked one by one.
 */
public final class LargeJournal {

    private static final int AT_ONCE = 3;

    private final JdbcTemplate jdbc;

    public LargeJournal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An index that is made again when the table is full, which is faster than row by row. */
    private record Index(String name, String definition) {}

    /** @param universities ids, which become parts of SQL */
    public void fill(int transfers, List<String> universities) {
        String[] parts = script().replace("${transfers}", String.valueOf(transfers))
                .replace(
                        "${universities}",
                        universities.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")))
                .split("\n-- (?:first|together|last).*\n");
        List<Index> indexes = indexes();
        indexes.forEach(index -> jdbc.execute("drop index " + index.name()));
        statements(parts[1]).forEach(this::execute);
        together(statements(parts[2]));
        together(indexes.stream().map(Index::definition).toList());
        statements(parts[3]).forEach(this::execute);
        jdbc.execute("vacuum analyze");
    }

    private List<Index> indexes() {
        return jdbc.query(
                "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                        + " where not i.indisunique and i.indrelid in ('transfer'::regclass, 'completion'::regclass,"
                        + " 'credential'::regclass, 'delivery'::regclass, 'step'::regclass)",
                (row, number) -> new Index(row.getString(1), row.getString(2)));
    }

    private static List<String> statements(String part) {
        return Arrays.stream(part.split(";\\s*\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private void together(List<String> statements) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new java.util.ArrayList<>();
            statements.forEach(statement -> running.add(threads.submit(() -> execute(statement))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The journal cannot be filled: " + e.getCause(), e);
        }
    }

    /** Without triggers: those of foreign keys, and of counts, which are counted at the end. */
    private void execute(String statement) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var sql = connection.createStatement()) {
                sql.execute("set session_replication_role = replica");
                sql.execute("set maintenance_work_mem = '256MB'");
                try {
                    return sql.execute(statement);
                } finally {
                    sql.execute("reset session_replication_role");
                    sql.execute("reset maintenance_work_mem");
                }
            }
        });
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(
                LargeJournal.class.getResourceAsStream("large-journal.sql"), "a resource of this class")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
