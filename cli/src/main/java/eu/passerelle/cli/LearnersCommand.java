package eu.passerelle.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./hub learners}. */
@Command(
        name = "learners",
        description = "Who is who: how many learners are known, and pairs that a person must decide.",
        mixinStandardHelpOptions = true,
        subcommands = LearnersCommand.Decide.class)
final class LearnersCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode counts = api.get("/api/learners");
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(counts));
        } else {
            TextTable table = new TextTable("", "count");
            table.row("learners", counts.path("learners"));
            table.row("of these at several universities", counts.path("atSeveralUniversities"));
            table.row("results without a trusted identifier", counts.path("resultsOfNobody"));
            table.row("pairs to review ('hub learners review')", counts.path("toReview"));
            table.row("transfers that wait for it", counts.path("waiting"));
            table.print(out);
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "review",
            description = "Pairs of learners who may be the same, without personal data.",
            mixinStandardHelpOptions = true)
    int review(
            @Mixin HubApi hub,
            @Option(names = "--decided", description = "What was decided instead, the newest first.") boolean decided,
            @Option(
                            names = {"-n", "--most"},
                            description = "At most so many (default: ${DEFAULT-VALUE}).",
                            defaultValue = "20")
                    int most,
            @Mixin Output answer) {
        JsonNode found = hub.get("/api/learners/candidates?decided=" + decided + "&most=" + most);
        PrintWriter out = answer.out();
        if (answer.isJson()) {
            out.println(HubApi.json(found));
            return ExitCodes.OK;
        }
        TextTable table = new TextTable("candidate", "why asked", "by", "universities", "waiting", "since", "decided");
        found.forEach(candidate -> table.row(
                candidate.path("id").asString(),
                candidate.path("reason").asString(),
                joined(candidate.path("evidence")),
                joined(candidate.path("universities")),
                candidate.path("waiting"),
                candidate.path("openedAt").asString().replaceFirst("T.*", ""),
                TransfersCommand.orEmpty(candidate, "decision")));
        table.print(out);
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            description = "Both learners of a pair. Shows personal data; every look is in the audit log.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<candidate>", description = "Id of the pair.") UUID candidate,
            @Option(names = "--purpose", required = true, description = "Why you look; kept in the audit log.")
                    String purpose,
            @Mixin Output answer) {
        JsonNode people = hub.get("/api/learners/candidates/" + candidate + "/people?purpose="
                + URLEncoder.encode(purpose, StandardCharsets.UTF_8));
        PrintWriter out = answer.out();
        if (answer.isJson()) {
            out.println(HubApi.json(people));
            return ExitCodes.OK;
        }
        for (JsonNode person : people) {
            out.println(joined(person.path("names")) + ", born "
                    + (HubApi.text(person, "born") == null ? "unknown" : HubApi.text(person, "born")));
            out.println("  " + person.path("university").asString() + ", transfer "
                    + person.path("transfer").asString());
            person.path("identifiers").forEach(identifier -> out.println("  " + identifier.asString()));
        }
        return ExitCodes.OK;
    }

    /** One of the two. */
    static final class Answer {
        @Option(names = "--same", required = true, description = "They are one person: all results are that one's.")
        private boolean same;

        @Option(
                names = "--different",
                required = true,
                description = "They are two, and not asked of again; joined ones are taken apart.")
        private boolean different;

        private String word() {
            return same && !different ? "SAME" : "DIFFERENT";
        }
    }

    /** {@code ./hub learners decide}. */
    @Command(
            name = "decide",
            description = "Say whether two learners are the same; what waited for it goes on by itself.",
            mixinStandardHelpOptions = true)
    static final class Decide implements Callable<Integer> {

        @Mixin
        private HubApi api = new HubApi();

        @Parameters(paramLabel = "<candidate>", description = "Id of the pair, see 'hub learners review'.")
        @SuppressWarnings("NullAway.Init")
        private UUID candidate;

        @ArgGroup(multiplicity = "1")
        private Answer answer = new Answer();

        @Option(
                names = "--reason",
                required = true,
                description = "Why, in your words; kept, so without names and numbers.")
        @SuppressWarnings("NullAway.Init")
        private String reason;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            JsonNode decided = api.post(
                    "/api/learners/candidates/" + candidate + "/decision",
                    Map.of("answer", answer.word(), "reason", reason));
            spec.commandLine()
                    .getOut()
                    .println("Decided; " + decided.path("goOn") + " transfers that waited for it go on.");
            return ExitCodes.OK;
        }
    }

    private static String joined(JsonNode words) {
        return String.join(", ", words.valueStream().map(JsonNode::asString).toList());
    }
}
