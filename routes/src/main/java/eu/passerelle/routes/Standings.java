package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.Configurations.Draft;
import eu.passerelle.dashboard.Configurations.Standing;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.ConfigurationVersions.Current;
import eu.passerelle.routes.config.UniversityFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How each university's file stands beside what runs, and what can be done about it. */
final class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final UniversityFiles files;
    private final ConfigurationVersions versions;
    private final ActiveVersions active;

    Standings(UniversityFiles files, ConfigurationVersions versions, ActiveVersions active) {
        this.files = files;
        this.versions = versions;
        this.active = active;
    }

    /** In the log at the start: what runs is not what the files say. */
    void tell() {
        for (Standing standing : all()) {
            if (standing.says() != null) {
                LOG.warn("{}: {}", standing.university(), standing.says());
            }
        }
    }

    List<Standing> all() {
        Map<String, Current> current = current();
        TreeSet<String> ids = new TreeSet<>(files.ids());
        ids.addAll(current.keySet());
        return ids.stream().map(id -> standing(id, current.get(id))).toList();
    }

    /** Empty where there is neither a file nor a version. */
    Optional<Standing> of(String university) {
        Current known = current().get(university);
        return known == null && !Files.exists(files.path(university))
                ? Optional.empty()
                : Optional.of(standing(university, known));
    }

    private Map<String, Current> current() {
        return versions.current().stream().collect(Collectors.toMap(Current::university, Function.identity()));
    }

    private Standing standing(String id, @Nullable Current current) {
        if (current == null) {
            return new Standing(id, null, Draft.NEW, "a draft that is not active: './hub activate " + id + "'");
        }
        if (!current.active()) {
            return new Standing(id, null, Draft.RETIRED, "retired; './hub activate " + id + "' reads it again");
        }
        int version = current.version();
        Optional<String> unusable = active.unusable(id);
        if (unusable.isPresent()) {
            return new Standing(
                    id,
                    version,
                    Draft.UNUSABLE,
                    "active version %d cannot be used here: %s Mend it and './hub activate %s --again'."
                            .formatted(version, unusable.get(), id));
        }
        try {
            return files.text(id)
                    .map(text -> current.is(text)
                            ? new Standing(id, version, Draft.SAME, null)
                            : new Standing(
                                    id,
                                    version,
                                    Draft.DIFFERS,
                                    "draft differs from active version %d: './hub diff %s', './hub activate %s'"
                                            .formatted(version, id, id)))
                    .orElseGet(() -> new Standing(
                            id,
                            version,
                            Draft.ABSENT,
                            "its file is gone, active version %d runs on: './hub retire %s', or './hub rollback %s %d'"
                                            .formatted(version, id, id, version)
                                    + " writes it again"));
        } catch (ConfigurationInvalid e) {
            return new Standing(id, version, Draft.DIFFERS, String.valueOf(e.getMessage()));
        }
    }
}
