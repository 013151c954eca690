package eu.passerelle.cli;

import eu.passerelle.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** A database in a process of its own: directory, file that gets its URL when it is ready. */
final class DatabaseProcess {

    private DatabaseProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), true)) {
            Path part = Files.writeString(Path.of(arguments[1] + ".part"), database.url());
            Files.move(part, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }
}
