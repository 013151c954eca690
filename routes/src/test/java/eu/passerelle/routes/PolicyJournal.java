package eu.passerelle.routes;

import eu.passerelle.journal.Decisions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A journal in a real PostgreSQL and a copy of the shipped recognition policy to change. */
final class PolicyJournal implements AutoCloseable {

    private final Path directory;
    final JournalDatabase database;

    PolicyJournal(Path home) {
        database = EmptyJournal.open();
        directory = home.resolve("recognition");
        Path shipped = Path.of(Objects.requireNonNull(System.getProperty("passerelle.root"), "-Dpasserelle.root"))
                .resolve("config/recognition");
        try (Stream<Path> files = Files.list(shipped)) {
            Files.createDirectories(directory);
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a hub that starts. */
    PolicyKeeper keeper() {
        return new PolicyKeeper(directory, new Policies(database), "test", Set.of("tampere", "aveiro"));
    }

    Decisions decisions() {
        return new Decisions(database);
    }

    String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param from must stand in the file */
    void edit(String file, String from, String to) {
        write(file, edited(file, from, to));
    }

    String edited(String file, String from, String to) {
        String text = text(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        return text.replace(from, to);
    }

    @Override
    public void close() {
        database.close();
    }
}
