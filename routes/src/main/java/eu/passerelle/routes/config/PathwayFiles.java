package eu.passerelle.routes.config;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.recognition.stacking.Pathway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code pathways/*.yaml} of a configuration directory; strictly, as all configuration. */
public final class PathwayFiles {

    /** Of universities that award stacks. */
    public static final String PROTOCOL = "pathways";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path home;
    private final List<String> problems = new ArrayList<>();
    private final List<Pathway> pathways = new ArrayList<>();

    private PathwayFiles(Path home) {
        this.home = home;
    }

    /**
     * All pathways, by id. None where there is no such directory.
     *
     * @throws ConfigurationInvalid with all problems found, each with file, key and repair
     */
    public static List<Pathway> read(Path home) {
        PathwayFiles files = new PathwayFiles(home);
        files.list().forEach(files::readFile);
        files.refuseCircles();
        if (!files.problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", files.problems));
        }
        return List.copyOf(files.pathways);
    }

    private List<Path> list() {
        Path directory = home.resolve("pathways");
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

    private void readFile(Path file) {
        PathwaySettings settings;
        try {
            settings = new StrictYaml(new References(Map.of(), home))
                    .read(file, Files.readString(file), PathwaySettings.class, problems);
        } catch (IOException e) {
            problems.add(file + ": cannot be read as UTF-8 text: " + e.getMessage());
            return;
        }
        if (settings == null) {
            return;
        }
        String name = file.getFileName().toString().replace(".yaml", "");
        if (!settings.id().equals(name)) {
            problems.add("%s: 'id' is '%s' but the file is named '%s'; make them the same."
                    .formatted(file, settings.id(), name));
        }
        if (!name.matches("[a-z][a-z0-9-]{0,59}")) {
            problems.add(file + ": a pathway's id is up to 60 lower case letters, digits or '-'; rename the file.");
        }
        try {
            Pathway pathway = settings.pathway();
            universities(file, pathway);
            pathways.add(pathway);
        } catch (IllegalArgumentException e) {
            problems.add(file + ": " + e.getMessage() + ".");
        }
    }

    private void universities(Path file, Pathway pathway) {
        Path awarding = university(pathway.awardedBy());
        if (!Files.exists(awarding)) {
            problems.add("%s: 'awardedBy' is '%s', but there is no %s.".formatted(file, pathway.awardedBy(), awarding));
        } else if (!protocol(awarding).equals(PROTOCOL)) {
            problems.add(
                    "%s: 'awardedBy' is '%s', whose SIS has not 'protocol: %s'; give what it awards a file of its own,"
                                    .formatted(file, pathway.awardedBy(), PROTOCOL)
                            + " for example %s-stacks.yaml, and name that.".formatted(pathway.awardedBy()));
        }
        Set<String> missing = new HashSet<>();
        pathway.modules().stream()
                .map(Pathway.Module::university)
                .filter(id -> !Files.exists(university(id)))
                .filter(missing::add)
                .forEach(id -> problems.add(
                        "%s: a module is of '%s', but there is no %s.".formatted(file, id, university(id))));
        Pathway.Residency residency = pathway.residency();
        if (residency != null
                && pathway.modules().stream()
                        .noneMatch(module -> module.university().equals(residency.university()))) {
            problems.add("%s: 'residency' asks for credits of '%s', of which it has no module."
                    .formatted(file, residency.university()));
        }
    }

    private Path university(String id) {
        return home.resolve("universities").resolve(id + ".yaml");
    }

    private static String protocol(Path university) {
        try {
            JsonNode file = YAML.readTree(Files.readString(university));
            return file.path("sis").path("protocol").asString("");
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    /** A stack may be a part of a larger one, but of none that is a part of it. */
    private void refuseCircles() {
        for (Pathway pathway : pathways) {
            Set<Pathway.Module> within = new HashSet<>();
            collect(pathway, within);
            if (within.contains(led(pathway))) {
                problems.add("%s: through other pathways it leads to %s, which is a part of it; take one of them out."
                        .formatted(home.resolve("pathways").resolve(pathway.id() + ".yaml"), led(pathway)));
            }
        }
    }

    private void collect(Pathway pathway, Set<Pathway.Module> within) {
        for (Pathway.Module module : pathway.modules()) {
            if (within.add(module)) {
                pathways.stream().filter(other -> led(other).equals(module)).forEach(other -> collect(other, within));
            }
        }
    }

    private static Pathway.Module led(Pathway pathway) {
        return new Pathway.Module(pathway.awardedBy(), pathway.leadsTo());
    }
}
