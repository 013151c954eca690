package eu.passerelle.routes.config;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.LearnerIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** The files {@code universities/<id>.yaml}: each the draft of one university. Read whenever they are asked for. */
public final class UniversityFiles {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private final Path home;
    private final StrictYaml yaml;
    private final Predicate<String> chosen;

    /**
     * @param environment where {@code ${env:X}} looks
     * @param chosen whether the university of this id is listed
     */
    UniversityFiles(Path home, Map<String, String> environment, Predicate<String> chosen) {
        this(home, new References(environment, home), chosen);
    }

    UniversityFiles(Path home, References references, Predicate<String> chosen) {
        this.home = home;
        this.yaml = new StrictYaml(references);
        this.chosen = chosen;
    }

    /** Whether this can be the id of a university, so that no other file is ever meant by one. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Where a university's draft is, whether or not there is one. */
    public Path path(String id) {
        if (!isId(id)) {
            throw new ConfigurationInvalid(
                    "'" + id + "' is no university's id: small letters, digits and '-', 2 to 40, a letter first.");
        }
        return home.resolve("universities").resolve(id + ".yaml");
    }

    /** Universities that have a file, in order. */
    public List<String> ids() {
        Path directory = home.resolve("universities");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .filter(chosen)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }

    /**
     * The draft as it is written; empty when there is no such file.
     *
     * @throws ConfigurationInvalid when it is not text
     */
    public Optional<String> text(String id) {
        Path path = path(id);
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ConfigurationInvalid(path + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    /** Puts a text in the place of the draft: whole or not at all. */
    public void write(String id, String text) throws IOException {
        Path path = path(id);
        Files.createDirectories(path.getParent());
        Path unfinished = path.resolveSibling(id + ".yaml.part");
        Files.writeString(unfinished, text);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * A text bound strictly, its references resolved now.
     *
     * @param place how problems name the text, for example its file
     * @param hub whose targets it may name
     * @throws ConfigurationInvalid with all problems
     */
    public UniversitySettings read(String id, Path place, String text, HubSettings hub) {
        List<String> problems = new ArrayList<>();
        UniversitySettings settings = read(id, place, text, hub, problems);
        if (settings == null || !problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        return settings;
    }

    /** @param problems what is wrong is added here; the answer may be null then */
    @Nullable
    UniversitySettings read(String id, Path place, String text, @Nullable HubSettings hub, List<String> problems) {
        UniversitySettings settings = yaml.read(place, text, UniversitySettings.class, problems);
        if (settings != null) {
            check(id, place, settings, hub, problems);
        }
        return settings;
    }

    /**
     * {@code hub.yaml} as it is now. A running hub takes nothing from it but the list of addresses, when a university is
     * activated.
     *
     * @throws ConfigurationInvalid with all problems
     */
    public HubSettings hub() {
        List<String> problems = new ArrayList<>();
        HubSettings hub = hub(problems);
        if (hub == null || !problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        return hub;
    }

    @Nullable
    HubSettings hub(List<String> problems) {
        Path file = home.resolve("hub.yaml");
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationInvalid(
                    file + " does not exist: start the hub where 'config' is, or give --config.");
        }
        try {
            return yaml.read(file, Files.readString(file), HubSettings.class, problems);
        } catch (IOException e) {
            problems.add(file + ": cannot be read as UTF-8 text: " + e.getMessage());
            return null;
        }
    }

    private static void check(
            String id, Path place, UniversitySettings settings, @Nullable HubSettings hub, List<String> problems) {
        if (!settings.id().equals(id)) {
            problems.add("%s: 'id' is '%s' but the file is named '%s'; make them the same."
                    .formatted(place, settings.id(), id));
        }
        if (settings.schedule() != null
                && !CronExpression.isValidExpression(settings.schedule().cron())) {
            problems.add("%s: 'schedule.cron' is not a cron expression with seconds, for example '0 0 3 * * ?'."
                    .formatted(place));
        }
        if (settings.identity() != null) {
            identity(place, settings.identity(), problems);
        }
        if (settings.certificate() != null) {
            settings.certificate().check(place, problems);
        }
        if (hub != null) {
            for (String target : settings.targets()) {
                if (!hub.targets().containsKey(target)) {
                    problems.add("%s: 'targets' names '%s', which hub.yaml does not have; it has %s."
                            .formatted(place, target, hub.targets().keySet()));
                }
            }
        }
    }

    private static void identity(Path place, List<LearnerIdentifier.Kind> kinds, List<String> problems) {
        if (kinds.stream().distinct().count() < kinds.size()) {
            problems.add("%s: 'identity' names a kind of identifier twice: %s; keep one.".formatted(place, kinds));
        }
        if (kinds.indexOf(LearnerIdentifier.Kind.ESI) > 0) {
            problems.add("%s: 'identity' must begin with ESI, or be without it: nothing is more trusted than an ESI."
                    .formatted(place));
        }
    }
}
