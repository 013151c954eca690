package eu.passerelle.cli;

import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The files of a journal without an entry, made once in each JVM of the tests and copied for each site: to make and
 * migrate a database takes seconds, to copy one takes none.
 */
final class EmptyJournal {

    private static final Path MADE = make(
            Path.of("target", "empty-journal-" + ProcessHandle.current().pid()).toAbsolutePath());

    private EmptyJournal() {}

    private static Path make(Path directory) {
        // migrates when it opens
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, false);
                JournalDatabase journal = new JournalDatabase(server.url(), server.user(), "")) {
            return directory;
        }
    }

    /** @param directory of the hub's database, which does not exist yet */
    static void copyTo(Path directory) {
        try (Stream<Path> files = Files.walk(MADE)) {
            Files.createDirectories(directory.getParent());
            for (Path file : files.sorted().toList()) {
                // a database whose directory others may read does not start
                Files.copy(
                        file, directory.resolve(MADE.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot copy an empty journal to " + directory, e);
        }
    }
}
