package eu.passerelle.cli;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.routes.catalogue.CatalogueFile;
import eu.passerelle.skills.ProposedSkill;
import eu.passerelle.skills.SentenceModel;
import eu.passerelle.skills.SkillList;
import eu.passerelle.skills.SkillProposals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub skills}: for a person to confirm; changes neither the catalogue nor a credential. */
@Command(
        name = "skills",
        description =
                "ESCO skills that the outcomes of a catalogue's opportunities seem to be about, proposed by a language"
                        + " model that runs here. Proposals are for a person to confirm: none gets into a credential.",
        mixinStandardHelpOptions = true)
final class SkillsCommand implements Callable<Integer> {

    private static final String PROPOSED = "proposed";

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Only this opportunity, whatever skills it has; may be repeated.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--all", description = "Opportunities that have confirmed skills, too.")
    private boolean all;

    @Option(names = "--json", description = "JSON, for programs.")
    private boolean json;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "A new CSV file to tick off: code, uri, label, score, confirmed=no, outcome.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * A row of the answer; the names are those of the JSON.
     *
     * @param status always {@code proposed}
     */
    private record Row(String code, String uri, String label, double score, String status, String outcome) {}

    @Override
    public Integer call() throws IOException {
        List<LearningOpportunity> opportunities = opportunities();
        List<Row> rows = propose(opportunities);
        PrintWriter out = spec.commandLine().getOut();
        if (file != null) {
            write(file, rows);
        }
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("university", university);
            answer.put("opportunities", opportunities.size());
            answer.put("proposals", rows);
            out.println(HubApi.json(answer));
        } else {
            print(opportunities.size(), rows, out);
        }
        return ExitCodes.OK;
    }

    private List<LearningOpportunity> opportunities() {
        Path path = CatalogueFile.path(config.directory, university);
        if (!Files.exists(path)) {
            throw new ConfigurationInvalid(
                    path + " is not there; skills are proposed for the opportunities of a catalogue"
                            + " file, see CONTRIBUTING.md, 'A catalogue'.");
        }
        CatalogueFile catalogue = CatalogueFile.read(config.directory, university);
        catalogue.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
        for (String code : codes) {
            if (catalogue.entries().stream().noneMatch(entry -> entry.code().equals(code))) {
                throw new ConfigurationInvalid(path + " has no opportunity with the code '" + code + "'.");
            }
        }
        return catalogue.entries().stream()
                .filter(entry -> codes.isEmpty() ? all || entry.escoSkills().isEmpty() : codes.contains(entry.code()))
                .toList();
    }

    private List<Row> propose(List<LearningOpportunity> opportunities) throws IOException {
        List<Row> rows = new ArrayList<>();
        SkillList list = list();
        try (SentenceModel model = SentenceModel.load()) {
            SkillProposals proposals = new SkillProposals(list, model);
            for (LearningOpportunity opportunity : opportunities) {
                propose(opportunity, proposals).stream()
                        .filter(proposed -> !opportunity.escoSkills().contains(proposed.uri()))
                        .map(proposed -> new Row(
                                opportunity.code(),
                                proposed.uri(),
                                proposed.label(),
                                proposed.score(),
                                PROPOSED,
                                proposed.outcome()))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** In whichever languages the outcomes are there; of one skill the best. */
    private static List<ProposedSkill> propose(LearningOpportunity opportunity, SkillProposals proposals) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        opportunity
                .outcomes()
                .forEach(outcome -> outcome.title()
                        .byLanguage()
                        .forEach((language, text) -> byLanguage
                                .computeIfAbsent(language, none -> new ArrayList<>())
                                .add(text)));
        Map<String, ProposedSkill> best = new HashMap<>();
        byLanguage.forEach((language, texts) -> proposals
                .of(texts, language)
                .forEach(proposed -> best.merge(
                        proposed.uri(), proposed, (one, other) -> other.score() > one.score() ? other : one)));
        return best.values().stream()
                .sorted(Comparator.comparingDouble(ProposedSkill::score)
                        .reversed()
                        .thenComparing(ProposedSkill::uri))
                .toList();
    }

    /** The operator's files of ESCO's download where there are some, else our excerpt. */
    private SkillList list() throws IOException {
        Path home = config.directory.resolve("skills");
        List<Path> files = List.of();
        if (Files.isDirectory(home)) {
            try (Stream<Path> found = Files.list(home)) {
                files = found.filter(path -> path.toString().endsWith(".csv"))
                        .sorted()
                        .toList();
            }
        }
        if (files.isEmpty()) {
            return SkillList.excerpt();
        }
        SkillList list = new SkillList();
        for (Path path : files) {
            try (Reader csv = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                list.add(path.getFileName().toString(), csv);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationInvalid(home + ": " + e.getMessage(), e);
            }
        }
        return list.withSearchTerms();
    }

    private void write(Path to, List<Row> rows) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(
                Files.newBufferedWriter(to, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW),
                CSVFormat.RFC4180)) {
            csv.printRecord("code", "uri", "label", "score", "confirmed", "outcome");
            for (Row row : rows) {
                csv.printRecord(row.code(), row.uri(), row.label(), row.score(), "no", row.outcome());
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), to + " is there already, with marks of a person perhaps; name a new file.", e);
        }
    }

    private void print(int looked, List<Row> rows, PrintWriter out) {
        TextTable table = new TextTable("code", "score", "", "label", "uri");
        rows.forEach(row -> table.row(row.code(), row.score(), row.status(), row.label(), row.uri()));
        table.print(out);
        out.println();
        out.println(rows.size() + " proposals for " + looked + " opportunities of " + university
                + ". Nothing of it is in a credential. Write the URIs that you confirm into the column esco of "
                + CatalogueFile.path(config.directory, university) + ", several separated by |.");
    }
}
