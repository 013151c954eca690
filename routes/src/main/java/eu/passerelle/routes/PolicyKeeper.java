package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.Policies;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.PolicyFiles;
import eu.passerelle.recognition.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recognition policy in force: that of the files, as long as they are whole and their examples are met; else the last
 * one that was, which the journal has. Read again while the hub runs, whenever a file has changed.
 */
public final class PolicyKeeper implements Supplier<Recognition> {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyKeeper.class);
    private static final int REMEMBERED = 8;

    private final Path directory;
    private final Policies journal;
    private final String instance;
    private final Set<String> universities;
    private final Map<String, Recognition> past = new LinkedHashMap<>();
    private volatile State state;
    private Map<String, String> seen;

    private record State(Recognition recognition, Instant since, List<String> problems) {}

    /**
     * Takes the policy of the files, or else the last one that was in force.
     *
     * @param universities ids of those that are read; a view that changes with them
     * @throws ConfigurationInvalid the files cannot be used, and nothing was ever in force
     */
    PolicyKeeper(Path directory, Policies journal, String instance, Set<String> universities) {
        this.directory = directory;
        this.journal = journal;
        this.instance = instance;
        this.universities = universities;
        this.seen = fingerprint();
        this.state = start();
    }

    private State start() {
        try {
            return activate(Recognition.open(directory).proven());
        } catch (DecisionTableInvalid e) {
            Policies.Activation last =
                    journal.newest().orElseThrow(() -> new ConfigurationInvalid(String.valueOf(e.getMessage()), e));
            e.problems().forEach(problem -> LOG.error("recognition policy refused: {}", problem));
            LOG.error("The recognition policy {} of {} stays in force", last.version(), last.at());
            return new State(again(last), last.at(), e.problems());
        }
    }

    private static Recognition again(Policies.Activation last) {
        try {
            return Recognition.of(PolicyFiles.of(last.files()), null);
        } catch (DecisionTableInvalid e) {
            throw new ConfigurationInvalid(
                    "Neither the recognition tables nor the last ones that were in force can be used by this version of"
                            + " the hub: " + e.getMessage(),
                    e);
        }
    }

    private State activate(Recognition recognition) {
        journal.activate(recognition.version(), recognition.files().texts(), instance);
        recognition.files().overridden().stream()
                .filter(university -> !universities.contains(university))
                .forEach(university -> LOG.warn(
                        "recognition policy: there are tables of '{}', but no such university is configured",
                        university));
        LOG.info(
                "Recognition policy {} is in force: {} rules",
                recognition.version(),
                recognition.rules().size());
        Instant since = journal.newest().map(Policies.Activation::at).orElse(Instant.EPOCH);
        return new State(recognition, since, List.of());
    }

    /** Now in force. */
    @Override
    public Recognition get() {
        return state.recognition();
    }

    Instant since() {
        return state.since();
    }

    /** Why the files, as they are now, are not in force; empty where they are. */
    List<String> problems() {
        return state.problems();
    }

    /** Takes files that have changed since the last call; what is wrong with them is told, and the policy stays. */
    public synchronized void refresh() {
        Map<String, String> now = fingerprint();
        if (now.equals(seen)) {
            return;
        }
        try {
            PolicyFiles files = PolicyFiles.read(directory);
            state = files.version().equals(get().version())
                    ? new State(get(), since(), List.of())
                    : activate(Recognition.of(files, get()).proven());
        } catch (DecisionTableInvalid e) {
            e.problems().forEach(problem -> LOG.warn("recognition policy refused: {}", problem));
            state = new State(get(), since(), e.problems());
        }
        // not where the journal was away: the same files are looked at again
        seen = now;
    }

    /** A version that was in force once; empty where the journal does not know it. */
    synchronized Optional<Recognition> version(String version) {
        if (version.equals(get().version())) {
            return Optional.of(get());
        }
        Recognition known = past.remove(version);
        if (known == null) {
            known = journal.files(version)
                    .map(files -> Recognition.of(PolicyFiles.of(files), get()))
                    .orElse(null);
        }
        if (known == null) {
            return Optional.empty();
        }
        past.put(version, known);
        if (past.size() > REMEMBERED) {
            past.remove(past.keySet().iterator().next());
        }
        return Optional.of(known);
    }

    /** What was in force at a moment. */
    Recognition at(Instant moment) {
        return journal.inForce(moment)
                .flatMap(activation -> version(activation.version()))
                .orElseGet(this);
    }

    /** Names, sizes and times of all files: what changes when one of them does. */
    private Map<String, String> fingerprint() {
        Map<String, String> fingerprint = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory, 3)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                fingerprint.put(
                        directory.relativize(file).toString(),
                        Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // a file that vanishes while it is looked at is a change; the directory itself is looked for when read
            fingerprint.put("?", String.valueOf(e.getMessage()));
        }
        return fingerprint;
    }
}
