package eu.passerelle.routes.config;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.LearnerIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/**
 * The whole configuration directory, read and checked.
 *
 * @param home the directory; relative paths in it are resolved against it
 * @param universities by id
 */
public record Configuration(Path home, HubSettings hub, Map<String, UniversitySettings> universities) {

    /**
     * @param environment where {@code ${env:X}} looks
     * @throws ConfigurationInvalid with all problems found, each with file, line, key and repair
     */
    public static Configuration load(Path home, Map<String, String> environment) {
        return load(home, environment, id -> true);
    }

    /**
     * The same, of some universities; the files of the others are not read.
     *
     * @param chosen whether the university of this id takes part
     */
    public static Configuration load(Path home, Map<String, String> environment, Predicate<String> chosen) {
        Path file = home.resolve("hub.yaml");
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationInvalid(
                    file + " does not exist: start the hub where 'config' is, or give --config.");
        }
        StrictYaml yaml = new StrictYaml(new References(environment, home));
        List<String> problems = new ArrayList<>();
        HubSettings hub = yaml.read(file, HubSettings.class, problems);
        Map<String, UniversitySettings> universities = new TreeMap<>();
        for (Path path : universityFiles(home)) {
            if (!chosen.test(idOf(path))) {
                continue;
            }
            UniversitySettings settings = yaml.read(path, UniversitySettings.class, problems);
            if (settings != null) {
                check(path, settings, hub, problems);
                universities.put(settings.id(), settings);
            }
        }
        if (hub == null || !problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        return new Configuration(home, hub, universities);
    }

    private static void check(
            Path path,
            UniversitySettings settings,
            @org.jspecify.annotations.Nullable HubSettings hub,
            List<String> problems) {
        String name = idOf(path);
        if (!settings.id().equals(name)) {
            problems.add("%s: 'id' is '%s' but the file is named '%s'; make them the same."
                    .formatted(path, settings.id(), name));
        }
        if (settings.schedule() != null
                && !CronExpression.isValidExpression(settings.schedule().cron())) {
            problems.add("%s: 'schedule.cron' is not a cron expression with seconds, for example '0 0 3 * * ?'."
                    .formatted(path));
        }
        if (settings.identity() != null) {
            identity(path, settings.identity(), problems);
        }
        if (hub != null) {
            for (String target : settings.targets()) {
                if (!hub.targets().containsKey(target)) {
                    problems.add("%s: 'targets' names '%s', which hub.yaml does not have; it has %s."
                            .formatted(path, target, hub.targets().keySet()));
                }
            }
        }
    }

    private static void identity(Path path, List<LearnerIdentifier.Kind> kinds, List<String> problems) {
        if (kinds.stream().distinct().count() < kinds.size()) {
            problems.add("%s: 'identity' names a kind of identifier twice: %s; keep one.".formatted(path, kinds));
        }
        if (kinds.indexOf(LearnerIdentifier.Kind.ESI) > 0) {
            problems.add("%s: 'identity' must begin with ESI, or be without it: nothing is more trusted than an ESI."
                    .formatted(path));
        }
    }

    private static String idOf(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static List<Path> universityFiles(Path home) {
        Path directory = home.resolve("universities");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }
}
