package eu.passerelle.cli;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionFacts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./hub decide}. */
@Command(
        name = "decide",
        description =
                "What the recognition tables say and why: to facts that you give, to a past transfer, or to all past"
                        + " decisions if the tables were others. Changes nothing.",
        mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(
            arity = "0..1",
            paramLabel = "<university>",
            description = "Awarding university, whose own tables go before the alliance's.")
    private @Nullable String university;

    @Option(names = "--receiving", paramLabel = "ID", description = "University that is asked to recognise.")
    private @Nullable String receiving;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "By the tables in force on that day, like 2027-01-31 (default: today).")
    private @Nullable LocalDate asOf;

    @ArgGroup
    private What what = new What();

    /** At most one of these; none shows the tables in force. */
    static final class What {
        @Option(
                names = "--facts",
                split = ",",
                paramLabel = "FACT=VALUE",
                description = "Judge these facts, like state=final,outcome=passed; lists as a|b, [] for none.")
        private @Nullable Map<String, String> facts;

        @Option(
                names = "--transfer",
                paramLabel = "ID",
                description = "Why this transfer was decided so, and how it would be by --as-of (a running hub).")
        private @Nullable UUID transfer;

        @Option(
                names = "--what-if",
                paramLabel = "PATH",
                description = "Which past decisions would change by this table, or by the tables of this directory"
                        + " (a running hub).")
        private @Nullable Path whatIf;

        @Option(
                names = "--replay",
                description =
                        "Judge all past decisions again by their own versions; nothing may change (a running hub).")
        private boolean replay;
    }

    @Option(
            names = {"-n", "--most"},
            description = "List at most so many changed transfers (default: ${DEFAULT-VALUE}; all with --json).",
            defaultValue = "20")
    private int most = 20;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        PrintWriter out = output.out();
        if (what.transfer != null) {
            return new PastDecisions(api, out, output.isJson()).why(what.transfer, asOf);
        }
        if (what.whatIf != null || what.replay) {
            return new PastDecisions(api, out, output.isJson()).whatIf(what.whatIf, university, asOf, most);
        }
        LocalDate day = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        Recognition recognition = open();
        if (what.facts == null) {
            tables(recognition, day, out);
            return ExitCodes.OK;
        }
        judge(recognition, what.facts, day, out);
        return ExitCodes.OK;
    }

    private Recognition open() {
        try {
            return Recognition.open(config.directory.resolve("recognition"));
        } catch (DecisionTableInvalid e) {
            throw new ConfigurationInvalid(Objects.requireNonNullElse(e.getMessage(), ""), e);
        }
    }

    private void tables(Recognition recognition, LocalDate day, PrintWriter out) {
        List<Recognition.TableInForce> tables = recognition.inForce(university, receiving, day);
        if (output.isJson()) {
            out.println(HubApi.json(Map.of("policy", recognition.version(), "asOf", day.toString(), "tables", tables)));
            return;
        }
        out.println("Policy " + recognition.version() + ", tables in force on " + day + ":");
        TextTable shown = new TextTable("table", "version", "question");
        tables.forEach(table -> shown.row(table.name(), table.version(), table.question()));
        shown.print(out);
    }

    private void judge(Recognition recognition, Map<String, String> given, LocalDate day, PrintWriter out) {
        Judgement judgement = recognition.judge(facts(recognition, given), university, receiving, day);
        if (output.isJson()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("decision", judgement.decision().word());
            all.put("rule", judgement.decision().rule());
            all.put("reason", judgement.decision().reason());
            all.put("asOf", day.toString());
            all.put("policy", judgement.policy());
            all.put("matched", judgement.matched());
            all.put("facts", judgement.facts().known());
            out.println(HubApi.json(all));
            return;
        }
        out.printf(
                "%s by %s%n  %s%n",
                judgement.decision().word(),
                judgement.decision().rule(),
                judgement.decision().reason());
        TextTable shown = new TextTable("row", "table");
        judgement.matched().forEach(match -> shown.row(match.rule(), match.table()));
        shown.print(out);
        out.println("Policy " + judgement.policy() + ", as of " + day + ", facts "
                + judgement.facts().known());
    }

    /** With what follows from the country and the level, unless it was given. */
    private RecognitionFacts facts(Recognition recognition, Map<String, String> given) {
        try {
            RecognitionFacts facts = RecognitionFacts.parse(given);
            return facts.known().containsKey("country") ? recognition.complete(facts) : facts;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(output.command(), "--facts: " + e.getMessage(), e);
        }
    }
}
