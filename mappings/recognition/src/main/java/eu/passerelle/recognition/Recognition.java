package eu.passerelle.recognition;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.recognition.Judgement.Match;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges completions by one version of the policy: decision tables (OMG DMN, one concern and one file each) and the data
 * that they are asked with. Java knows the facts and nothing of what the tables say, nor which there are. Immutable and
 * thread-safe; the same case for the same day gives the same decision, here and in every other instance.
 */
public final class Recognition {

    private static final String UNKNOWN_CODE = "mapping-unknown-code";

    private static final String UNKNOWN_CODE_REASON =
            "The source uses codes that the university's value maps do not know: add them, reviewed, to the values file"
                    + " of the university; the result goes on with the next sync.";

    /** In place of a rule, where no table is asked. */
    private static final String NO_TABLE = "no-own-table";

    private final PolicyFiles files;
    private final String version;
    private final TableSet tables;
    private final ReferenceData references;
    private final SameCourses sameCourses;

    private Recognition(PolicyFiles files, TableSet tables, ReferenceData references, SameCourses sameCourses) {
        this.files = files;
        this.version = files.version();
        this.tables = tables;
        this.references = references;
        this.sameCourses = sameCourses;
    }

    /**
     * Reads, compiles and checks the policy of a directory; takes seconds.
     *
     * @throws DecisionTableInvalid with all problems of all files
     */
    public static Recognition open(Path directory) {
        return of(PolicyFiles.read(directory), null);
    }

    /**
     * Compiles and checks a policy.
     *
     * @param before tables whose text has not changed are taken from it; null: all are compiled
     * @throws DecisionTableInvalid with all problems of all files
     */
    public static Recognition of(PolicyFiles files, @Nullable Recognition before) {
        List<String> problems = new ArrayList<>();
        ReferenceData references = ReferenceData.of(files, problems);
        SameCourses sameCourses = SameCourses.of(files, problems);
        TableSet tables = TableSet.compile(files, before == null ? null : before.tables, problems);
        if (!problems.isEmpty()) {
            throw new DecisionTableInvalid(problems);
        }
        return new Recognition(files, tables, references, sameCourses);
    }

    /** The texts that it was made of. */
    public PolicyFiles files() {
        return files;
    }

    /** @see PolicyFiles#version() */
    public String version() {
        return version;
    }

    /**
     * Judges a case. One with codes that the university's value maps do not know is referred before any table is asked,
     * and not by a row of one: what a code means is no policy, and tables written before must not guess either.
     *
     * @param asOf the day of judging in the university's time zone
     */
    public Judgement judge(RecognitionCase judged, LocalDate asOf) {
        RecognitionFacts facts = CaseFacts.of(judged, asOf, references, sameCourses);
        return beforeTheTables(judged)
                .map(decision -> new Judgement(decision, asOf, version, List.of(), facts))
                .orElseGet(() -> judge(facts, judged.university().id(), null, asOf));
    }

    private static Optional<RecognitionDecision> beforeTheTables(RecognitionCase judged) {
        List<String> unresolved = judged.completion().unresolved();
        return unresolved == null
                ? Optional.empty()
                : Optional.of(new RecognitionDecision.Referred(UNKNOWN_CODE, UNKNOWN_CODE_REASON, unresolved));
    }

    /**
     * Judges facts as they are.
     *
     * @param awarding university whose own tables go before the alliance's; null: none
     * @param receiving university that is asked to recognise, whose own tables go before all others; null: none
     */
    public Judgement judge(
            RecognitionFacts facts, @Nullable String awarding, @Nullable String receiving, LocalDate asOf) {
        List<Match> matched = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (DecisionTable table : asked(facts, awarding, receiving, asOf)) {
            RecognitionDecision answer = table.judge(facts);
            matched.add(new Match(answer.rule(), table.version()));
            rules.add(answer.rule());
            if (!(answer instanceof RecognitionDecision.Recognised)) {
                return new Judgement(answer, asOf, version, matched, facts);
            }
        }
        return new Judgement(new RecognitionDecision.Recognised(rules), asOf, version, matched, facts);
    }

    private List<DecisionTable> asked(
            RecognitionFacts facts, @Nullable String awarding, @Nullable String receiving, LocalDate asOf) {
        List<DecisionTable> inForce = tables.inForce(awarding, receiving, asOf);
        return facts.values().containsKey(Fact.STACK)
                ? inForce
                : inForce.stream()
                        .filter(table -> !tables.isOfStacks(table.name()))
                        .toList();
    }

    /**
     * What the tables say that a receiving university has itself: those of the alliance and of the awarding university were
     * asked when the credential was issued.
     *
     * @param asOf the day for which its tables are taken
     */
    public RecognitionDecision atHome(RecognitionFacts facts, String receiving, LocalDate asOf) {
        List<String> rules = new ArrayList<>();
        for (DecisionTable table : tables.own(receiving, asOf)) {
            RecognitionDecision answer = table.judge(facts);
            if (!(answer instanceof RecognitionDecision.Recognised)) {
                return answer;
            }
            rules.add(answer.rule());
        }
        return new RecognitionDecision.Recognised(rules.isEmpty() ? List.of(NO_TABLE) : rules);
    }

    /** Versions of all tables that a receiving university has itself, of whatever day; none where it has none. */
    public List<String> ownTables(String receiving) {
        return tables.own(receiving).stream().map(DecisionTable::version).toList();
    }

    /** The same course at other universities: whoever has a credential for one of them has this achievement already. */
    public List<Course> sameElsewhere(String university, String code) {
        return sameCourses.elsewhere(new Course(university, code));
    }

    /** A course of a university by the code in its catalogue. */
    public record Course(String university, String code) {}

    /** What every table in force answers to facts, each for itself: also those behind the one that settles it. */
    public List<TableAnswer> answers(RecognitionFacts facts, @Nullable String awarding, LocalDate asOf) {
        return asked(facts, awarding, null, asOf).stream()
                .map(table -> new TableAnswer(table.name(), tables.question(table.name()), table.judge(facts)))
                .toList();
    }

    /** One table's answer. */
    public record TableAnswer(String table, String question, RecognitionDecision decision) {}

    /**
     * What a decision of people would be as a row of the table that had referred the case.
     *
     * @return empty where no table in force on that day has the rule
     */
    public Optional<ProposedRow> propose(RuledCase ruled, @Nullable String awarding, LocalDate asOf) {
        return tables.inForce(awarding, null, asOf).stream()
                .filter(table -> table.answersBy(ruled.rule()))
                .findFirst()
                .map(table -> RowDraft.of(table, files, ruled));
    }

    /** The accreditation record that covers an award, by this version's data. */
    public Optional<AccreditationRecord> accreditation(
            University university, LearningOpportunity opportunity, LocalDate awarded) {
        return references.covering(university, opportunity, awarded);
    }

    /** Facts of another version, with what follows from them by this version's data: authority, cycle. */
    public RecognitionFacts complete(RecognitionFacts facts) {
        return references.complete(facts);
    }

    /** The tables asked for a day, in their order: version and question. */
    public List<TableInForce> inForce(@Nullable String awarding, @Nullable String receiving, LocalDate asOf) {
        return tables.inForce(awarding, receiving, asOf).stream()
                .map(table -> new TableInForce(table.name(), table.version(), tables.question(table.name())))
                .toList();
    }

    /** A table that is asked. */
    public record TableInForce(String name, String version, String question) {}

    /** All tables of all universities, whether in force or not, in the order of their files. */
    public List<TableView> views() {
        return tables.all().stream().map(TableView::of).toList();
    }

    /** Every row of every table, whether in force or not, in the order of the files. */
    public List<RecognitionRule> rules() {
        return tables.all().stream().flatMap(table -> table.rules().stream()).toList();
    }

    /**
     * Runs the examples that stand beside each table: each table alone, each line against its table.
     *
     * @return one result for each example, and an unmet one for each row of a table that no example meets and for each
     *     examples file that is missing or unreadable
     */
    public List<ExampleResult> examples() {
        return tables.all().stream()
                .flatMap(table -> ExampleFile.run(files, table).stream())
                .toList();
    }

    /** The same, which may go into force: all its examples are met. */
    public Recognition proven() {
        List<String> unmet = examples().stream()
                .filter(result -> !result.met())
                .map(ExampleResult::message)
                .toList();
        if (!unmet.isEmpty()) {
            throw new DecisionTableInvalid(unmet);
        }
        return this;
    }

    List<DecisionTable> tables() {
        return tables.all();
    }

    TableSet tableSet() {
        return tables;
    }
}
