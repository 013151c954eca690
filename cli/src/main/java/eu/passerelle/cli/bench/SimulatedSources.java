package eu.passerelle.cli.bench;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be read in a bench: the demo's universities by their shipped files, other ways to read some of them and
 * systems outside the alliance by the files in the connectors' READMEs, and OOAPI by the file of the connector {@code
 * rest}.
 *
 * @param unreadable sources whose files are not here
 */
public record SimulatedSources(List<Source> readable, List<String> unreadable) {

    private static final Pattern FILE = Pattern.compile("(?s)## Settings.*?```yaml\\R(.*?\\Rid: ([a-z-]+)\\R.*?)```");
    private static final String REST = "twente-rest";
    private static final Path REST_FILES = Path.of("connectors/sis-rest/src/test/resources/eu/passerelle/sis/rest");

    /** The one course in the README of {@code lti-ags}. */
    private static final Pattern COURSE = Pattern.compile("(?s)    - code: MC-100 .*?(?=  tags:)");

    public SimulatedSources {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * @param simulator name in the alliance
     * @param university id of the file that is read
     * @param file its text; null where it is among the shipped ones
     */
    public record Source(
            String name,
            String simulator,
            String university,
            @Nullable String file) {

        /** Puts its file among those of the universities. */
        public void configure(Path configuration) throws IOException {
            if (file != null) {
                Files.writeString(configuration.resolve("universities").resolve(university + ".yaml"), file);
            }
        }
    }

    /** @param config directory of the configuration; the connectors' own folders are beside it */
    public static SimulatedSources beside(Path config) throws IOException {
        Path root = Objects.requireNonNull(config.toAbsolutePath().getParent(), "a directory has a parent");
        List<Source> readable = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String id : new TreeSet<>(DemoAlliance.simulated())) {
            readable.add(new Source(id, id, id, null));
        }
        Set<String> alternatives = new TreeSet<>(DemoAlliance.alternatives());
        alternatives.addAll(DemoAlliance.outside());
        for (String alternative : alternatives) {
            String system = alternative.substring(alternative.indexOf('-') + 1);
            Path readme = root.resolve("connectors/sis-" + system + "/README.md");
            Matcher file = FILE.matcher(Files.exists(readme) ? Files.readString(readme) : "");
            if (file.find()) {
                readable.add(new Source(alternative, alternative, file.group(2), everyCourse(file.group(1))));
            } else {
                unreadable.add(system);
            }
        }
        Path rest = root.resolve(REST_FILES).resolve("ooapi-v6.yaml");
        if (Files.exists(rest)) {
            readable.add(new Source(REST, "twente", "twente", twente(Files.readString(rest), root)));
        } else {
            unreadable.add("rest");
        }
        return new SimulatedSources(readable, unreadable);
    }

    /** The course of a learning platform stands for all that are simulated; other files stay as they are. */
    private static String everyCourse(String file) {
        return COURSE.matcher(file)
                .replaceAll(course ->
                        Matcher.quoteReplacement(Campus.of("platform", "platform.example", "lt", 1).courses().stream()
                                .map(one -> course.group().replace("MC-100", one.code()))
                                .collect(Collectors.joining())));
    }

    /** The test's file for the demo's simulator, which wants OAuth2. */
    private static String twente(String file, Path root) {
        return file.replace("src/test/resources", root.resolve("connectors/sis-rest/src/test/resources") + "")
                .replace(
                        "basic: {user: passerelle, password: SECRET}",
                        "oauth2: {token: \"${env:TWENTE_OOAPI_TOKEN}\", client: passerelle, scope: ooapi,"
                                + " secret: \"${file:../data/demo/secrets/ooapi-secret}\"}")
                .replace("base: BASE", "base: ${env:TWENTE_OOAPI}")
                .replace("size: 10,", "size: 250,")
                .replace("schacDomain:", "legalIdentifier: VATNL-002946606B01\nschacDomain:")
                .replace("targets:", "schedule: {cron: \"0 30 3 * * ?\", jitter: PT10M}\ntargets:");
    }
}
