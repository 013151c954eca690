package eu.passerelle.routes.config;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The configuration directory, read and checked.
 *
 * @param home the directory; relative paths in it are resolved against it
 * @param universities drafts that were read, by id
 * @param files the drafts as they are whenever they are asked for
 */
public record Configuration(
        Path home, HubSettings hub, Map<String, UniversitySettings> universities, UniversityFiles files) {

    /**
     * All of it.
     *
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
        return load(home, new UniversityFiles(home, environment, chosen));
    }

    /**
     * One university's, to look at only: on a machine without the secrets of the hub, its references may lead nowhere.
     *
     * @throws ConfigurationInvalid with all problems found
     */
    public static Configuration sketch(Path home, Map<String, String> environment, String university) {
        return load(home, new UniversityFiles(home, new References(environment, home, false), university::equals));
    }

    private static Configuration load(Path home, UniversityFiles files) {
        List<String> problems = new ArrayList<>();
        HubSettings hub = files.hub(problems);
        Map<String, UniversitySettings> universities = new TreeMap<>();
        for (String id : files.ids()) {
            try {
                UniversitySettings settings =
                        files.read(id, files.path(id), files.text(id).orElse(""), hub, problems);
                if (settings != null) {
                    universities.put(settings.id(), settings);
                }
            } catch (ConfigurationInvalid e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (hub == null || !problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        return new Configuration(home, hub, universities, files);
    }

    /**
     * For a hub that runs what its journal says: {@code hub.yaml} alone, the universities' files only when asked for.
     *
     * @throws ConfigurationInvalid with all problems of {@code hub.yaml}
     */
    public static Configuration open(Path home, Map<String, String> environment) {
        UniversityFiles files = new UniversityFiles(home, environment, id -> true);
        return new Configuration(home, files.hub(), Map.of(), files);
    }
}
