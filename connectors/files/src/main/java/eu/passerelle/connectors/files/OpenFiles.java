package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files between two pages of a run, one a university, so that a large file is not passed through again for each page.
 * This is no position: what the watermark says counts, and a file that stands elsewhere is closed and opened anew.
 */
final class OpenFiles<S> {

    private static final System.Logger LOG = System.getLogger(OpenFiles.class.getName());

    /** A run whose next page takes longer has died. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final Map<String, Kept<S>> byUniversity = new ConcurrentHashMap<>();

    private record Kept<S>(OpenFile<S> file, Instant since) {}

    /** The kept file if it is the one that stands at this part; whatever else was kept is closed. */
    Optional<OpenFile<S>> take(SisContext<S> sis, FilePosition.Part part) throws IOException {
        OpenFile<S> file = taken(sis);
        if (file == null) {
            return Optional.empty();
        }
        if (file.isFor(sis)
                && file.mark().value().equals(part.mark())
                && file.identity().equals(part.identity())) {
            return Optional.of(file);
        }
        file.close();
        return Optional.empty();
    }

    /** Closes what this university has kept, because its run begins anew, and what runs that died have left. */
    void drop(SisContext<S> sis) throws IOException {
        OpenFile<S> file = taken(sis);
        if (file != null) {
            file.close();
        }
        Instant oldest = sis.clock().instant().minus(IDLE);
        byUniversity.forEach((university, kept) -> {
            if (kept.since().isBefore(oldest) && byUniversity.remove(university, kept)) {
                close(kept.file());
            }
        });
    }

    private @Nullable OpenFile<S> taken(SisContext<S> sis) {
        Kept<S> kept = byUniversity.remove(sis.university().id());
        return kept == null ? null : kept.file();
    }

    void keep(SisContext<S> sis, OpenFile<S> file) {
        Kept<S> before = byUniversity.put(
                sis.university().id(), new Kept<>(file, sis.clock().instant()));
        if (before != null) {
            close(before.file());
        }
    }

    private static void close(OpenFile<?> file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "A dropped file cannot be closed: {0}",
                    e.getClass().getSimpleName());
        }
    }
}
