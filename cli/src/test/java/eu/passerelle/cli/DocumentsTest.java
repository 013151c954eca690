package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The papers say what is there; each message says where they do not. */
class DocumentsTest {

    private static final Path ROOT = Site.root();
    private static final Map<Path, MarkdownFile> PAPERS =
            MarkdownFile.all(ROOT).stream().collect(Collectors.toMap(MarkdownFile::path, Function.identity()));
    private static final Map<String, CommandLine> COMMANDS =
            HubCommand.commandLine().getSubcommands();
    private static final Pattern COMMAND = Pattern.compile("\\./hub +([a-z][a-z-]*)([^`#|\"]*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )(--[a-z][a-z-]*|-[a-zA-Z])(?![\\w-])");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern RECORD = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

    @Test
    void thePapersAreSeen() {
        assertThat(PAPERS)
                .containsKeys(
                        Path.of("README.md"), Path.of("docs/operations.md"), Path.of("connectors/files/README.md"))
                .hasSizeGreaterThan(15);
        assertThat(paper("README.md").links()).hasSizeGreaterThan(15);
    }

    @Test
    void everyRelativeLinkLeadsToAFile() {
        List<MarkdownFile.Link> broken = PAPERS.values().stream()
                .flatMap(MarkdownFile::links)
                .filter(MarkdownFile.Link::isRelative)
                .filter(link -> !Files.exists(ROOT.resolve(link.target())))
                .toList();

        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void everyAnchorIsAHeading() {
        List<MarkdownFile.Link> broken = PAPERS.values().stream()
                .flatMap(MarkdownFile::links)
                .filter(MarkdownFile.Link::isRelative)
                .filter(link -> !link.anchor().isEmpty() && PAPERS.containsKey(link.target()))
                .filter(link -> !paper(link.target().toString()).anchors().contains(link.anchor()))
                .toList();

        assertThat(broken).as("links to headings that are not there").isEmpty();
    }

    @Test
    void everyModuleIsInTheReadmesTableOfFolders() throws IOException {
        List<String> named = foldersOfTheReadme();
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(modules)
                .hasSizeGreaterThan(15)
                .allSatisfy(module -> assertThat(named)
                        .as("README.md, 'The folders': a row that names %s or its family", module)
                        .anyMatch(name -> module.matches(name.replace("*", "[^/]*"))));
    }

    @Test
    void everyFolderOfTheReadmesTableIsThere() {
        assertThat(foldersOfTheReadme())
                .filteredOn(name -> name.contains("/") && !name.contains("*") && !name.contains("<"))
                .allSatisfy(name -> assertThat(ROOT.resolve(name))
                        .as("README.md, 'The folders'")
                        .exists());
    }

    @Test
    void everyCommandAndOptionOfThePapersIsOneOfTheHub() {
        List<String> unknown = new ArrayList<>();
        for (MarkdownFile paper : PAPERS.values()) {
            for (MarkdownFile.Line line : paper.lines()) {
                Matcher command = COMMAND.matcher(line.text());
                while (command.find()) {
                    String problem = problem(command.group(1), command.group(2));
                    if (problem != null) {
                        unknown.add(paper.path() + ", line " + line.number() + ": " + problem);
                    }
                }
            }
        }

        assertThat(unknown).as("see ./hub --help").isEmpty();
    }

    @Test
    void everyCommandIsToldInOperations() {
        String operations = text("docs/operations.md");

        assertThat(COMMANDS.keySet())
                .allSatisfy(name -> assertThat(operations)
                        .as("docs/operations.md tells what the command is for")
                        .contains("./hub " + name));
    }

    @Test
    void everyConnectorHasItsPage() throws IOException {
        try (var modules = Files.list(ROOT.resolve("connectors"))) {
            assertThat(modules.filter(module -> module.getFileName().toString().matches("(sis|delivery)-.*")))
                    .allSatisfy(module -> assertThat(module.resolve("README.md"))
                            .as("one page a connector: settings, mapping, limits, how it was tested")
                            .exists());
        }
    }

    @Test
    void everyDecisionIsInTheIndexAndNumberedWithoutAGap() throws IOException {
        List<Path> records;
        try (var files = Files.list(ROOT.resolve("docs/decisions"))) {
            records = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        List<Path> linked = paper("docs/decisions/README.md")
                .links()
                .map(link -> ROOT.resolve(link.target()))
                .toList();

        for (int i = 0; i < records.size(); i++) {
            String name = records.get(i).getFileName().toString();
            Matcher number = RECORD.matcher(name);
            assertThat(number.matches())
                    .as(name + " is named 0000-in-lower-case.md")
                    .isTrue();
            assertThat(Integer.parseInt(number.group(1))).as(name).isEqualTo(i + 1);
        }
        assertThat(linked).as("docs/decisions/README.md lists every record").containsAll(records);
    }

    private static @Nullable String problem(String name, String rest) {
        CommandLine command = COMMANDS.get(name);
        if (command == null) {
            return "there is no command ./hub " + name;
        }
        CommandLine asked = command.getSubcommands().getOrDefault(rest.strip().split(" ")[0], command);
        return OPTION.matcher(rest)
                .results()
                .map(found -> found.group(1))
                .filter(option -> asked.getCommandSpec().findOption(option) == null)
                .findFirst()
                .map(option -> "./hub " + name + " has no option " + option)
                .orElse(null);
    }

    /** Names in the table; one without a folder lies beside the first of its cell. */
    private static List<String> foldersOfTheReadme() {
        List<String> named = new ArrayList<>();
        for (MarkdownFile.Line line : paper("README.md").section("## The folders")) {
            if (!line.text().startsWith("|")) {
                continue;
            }
            for (String cell : line.text().split("\\|")) {
                List<String> spans = MarkdownFile.codeSpans(cell).stream()
                        .map(span -> span.replaceFirst("/$", ""))
                        .toList();
                String beside = spans.isEmpty() || !spans.getFirst().contains("/")
                        ? ""
                        : spans.getFirst().substring(0, spans.getFirst().lastIndexOf('/') + 1);
                spans.forEach(span -> named.add(span.contains("/") ? span : beside + span));
            }
        }
        return named;
    }

    private static MarkdownFile paper(String path) {
        MarkdownFile paper = PAPERS.get(Path.of(path));
        assertThat(paper).as(path).isNotNull();
        return paper;
    }

    private static String text(String path) {
        return paper(path).lines().stream().map(MarkdownFile.Line::text).collect(Collectors.joining("\n"));
    }
}
