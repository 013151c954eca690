package eu.passerelle.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a PostgreSQL server whose data stay between starts. It trusts every local connection, so it is for evaluation
 * on one machine; a hub that serves universities is given an external database by {@code database.url}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * @param data directory of the data files, made when missing
     * @param durable false only for tests: no fsync
     */
    public static EmbeddedDatabase start(Path data, boolean durable) {
        try {
            Files.createDirectories(data);
            stopLeftOver(data);
            String sync = durable ? "on" : "off";
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", sync)
                    .setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync)
                    .setServerConfig("max_connections", "60")
                    // what people look for in a large journal; taken from the machine only as it is used
                    .setServerConfig("shared_buffers", "512MB")
                    // what is not there the operating system mostly has: other processes would only tell it later
                    .setServerConfig("io_method", "sync")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("wal_compression", "off")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new EmbeddedDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL cannot start in " + data, e);
        }
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public String user() {
        return "postgres";
    }

    /** Process id of the server, for tests that kill it. */
    public static Optional<ProcessHandle> server(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(EmbeddedDatabase::isPostgres);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    /** Address of the server that a killed hub has left behind, for tests that look at what was stored by then. */
    public static Optional<String> leftOver(Path data) {
        return server(data).map(left -> {
            try {
                String port = Files.readAllLines(data.resolve("postmaster.pid"))
                        .get(3)
                        .strip();
                return "jdbc:postgresql://localhost:" + port + "/postgres";
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the port of the server in " + data, e);
            }
        });
    }

    /** A hub that was killed leaves its server behind; two servers on one directory would be refused. */
    public static void stopLeftOver(Path data) {
        server(data).ifPresent(left -> {
            LOG.info("Stopping the PostgreSQL server {} that an earlier hub left behind", left.pid());
            left.destroy();
            try {
                left.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                left.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The pid of a file may by now be another program's. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }
}
