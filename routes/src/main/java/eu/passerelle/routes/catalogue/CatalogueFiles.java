package eu.passerelle.routes.catalogue;

import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.model.LearningOpportunity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the stored catalogue in step with the files: read at start and again whenever one has changed. */
public final class CatalogueFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFiles.class);

    private final Path home;
    private final Collection<String> universities;
    private final CatalogueStore store;
    private final Map<String, FileTime> readAt = new ConcurrentHashMap<>();

    public CatalogueFiles(Path home, Collection<String> universities, CatalogueStore store) {
        this.home = home;
        this.universities = universities;
        this.store = store;
    }

    /** Reads what has changed since the last call. */
    public synchronized void refresh() {
        for (String university : universities) {
            Path path = CatalogueFile.path(home, university);
            if (!Files.exists(path)) {
                continue;
            }
            FileTime changed = changed(path);
            if (!changed.equals(readAt.get(university))) {
                CatalogueFile file = CatalogueFile.read(home, university);
                file.problems().forEach(problem -> LOG.warn("{}", problem));
                int stored = store.store(university, CatalogueStore.Source.FILE, file.entries());
                readAt.put(university, changed);
                LOG.info(
                        "{}: {} entries, {} new or changed",
                        path,
                        file.entries().size(),
                        stored);
            }
        }
    }

    /** An entry as it is known now, from the file or else from the SIS; empty where there is none. */
    public Optional<LearningOpportunity> known(String university, String code) {
        return Optional.ofNullable(store.find(university, List.of(code)).get(code));
    }

    private static FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + path, e);
        }
    }
}
