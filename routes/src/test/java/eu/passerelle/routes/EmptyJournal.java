package eu.passerelle.routes;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Journals without an entry, each a database of its own in one PostgreSQL that all tests of this JVM share: to start and to
 * migrate a server takes seconds, to copy a database takes none.
 */
public final class EmptyJournal {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(
            Path.of("target", "routes-test-" + ProcessHandle.current().pid()), false);
    private static final AtomicInteger MADE = new AtomicInteger();

    static {
        // migrates when it opens
        new JournalDatabase(SERVER.url(), SERVER.user(), "").close();
    }

    private EmptyJournal() {}

    /** A new one. */
    public static JournalDatabase open() {
        String name = "journal_" + MADE.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("template1"), SERVER.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template postgres");
        } catch (SQLException e) {
            throw new IllegalStateException("The test cannot copy the empty journal", e);
        }
        return new JournalDatabase(url(name), SERVER.user(), "");
    }

    private static String url(String database) {
        return SERVER.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + database);
    }
}
