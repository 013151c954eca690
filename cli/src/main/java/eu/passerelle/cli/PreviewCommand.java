package eu.passerelle.cli;

import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.routes.Previewing.Looked;
import eu.passerelle.routes.Previewing.Preview;
import eu.passerelle.routes.Previewing.Wish;
import eu.passerelle.routes.Workbench;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./hub preview}. */
@Command(
        name = "preview",
        description = "The first real records through the whole pipeline: raw, completion, decision, credential."
                + " Stores and sends nothing. Shows personal data: only for eyes that may see it.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    private static final int RAW_SHOWN = 1_200;
    /** A SIS may have many pages without a record; a preview is not to read them all. */
    private static final int MOST_PAGES = 20;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = {"-n", "--most"},
            description = "At most so many records (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int most = 3;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        List<Preview> previews = new ArrayList<>();
        Looked looked = new Workbench(config.load(university))
                .look(university, new Wish(most, MOST_PAGES, null), previews::add);
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(previews.stream().map(PreviewCommand::all).toList()));
        } else {
            previews.forEach(preview -> print(preview, out));
            out.println(end(looked));
        }
        return ExitCodes.OK;
    }

    /** How far the SIS was read, so that a short list is not taken for all there is. */
    private String end(Looked looked) {
        if (looked.whole()) {
            return looked.records() == 0
                    ? "The SIS of " + university + " gives no records now."
                    : "These are all the records that the SIS of " + university + " gives now.";
        }
        return looked.records() < most
                ? "The first " + looked.pages() + " pages have no more records; the rest was not read."
                : "There is more: -n shows more records, './hub sync " + university + " --dry-run' reads all.";
    }

    private static Map<String, @Nullable Object> all(Preview preview) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("sourceKey", preview.sourceKey());
        all.put("raw", raw(preview));
        all.put("completion", preview.completion());
        all.put("decision", preview.decision() == null ? null : decision(preview.decision()));
        all.put("credential", preview.credential() == null ? null : credential(preview));
        all.put("problems", preview.problems());
        return all;
    }

    private static void print(Preview preview, PrintWriter out) {
        out.println("=== " + preview.sourceKey());
        String raw = raw(preview);
        out.println("--- raw (" + preview.raw().mediaType() + ")");
        out.println(raw.length() > RAW_SHOWN ? raw.substring(0, RAW_SHOWN) + " …" : raw);
        if (preview.completion() != null) {
            out.println("--- completion");
            out.println(HubApi.json(preview.completion()));
        }
        if (preview.decision() != null) {
            out.println("--- decision");
            out.println(decision(preview.decision()));
        }
        if (preview.credential() != null) {
            out.println("--- credential (pictures left out)");
            out.println(HubApi.json(credential(preview)));
        }
        preview.problems().forEach(problem -> out.println("! " + problem));
        out.println();
    }

    private static String raw(Preview preview) {
        return new String(preview.raw().content(), StandardCharsets.UTF_8);
    }

    private static String decision(RecognitionDecision decision) {
        return switch (decision) {
            case RecognitionDecision.Recognised recognised -> "Recognised by " + String.join(", ", recognised.rules());
            case RecognitionDecision.Declined declined -> "Declined (" + declined.rule() + "): " + declined.reason();
            case RecognitionDecision.Referred referred ->
                "Referred (" + referred.rule() + "): " + referred.reason()
                        + (referred.missing().isEmpty() ? "" : " Missing: " + String.join(", ", referred.missing()));
        };
    }

    private static JsonNode credential(Preview preview) {
        JsonNode credential = JsonMapper.shared()
                .readTree(Objects.requireNonNull(preview.credential()).content());
        credential.findParents("contentEncoding").forEach(media -> {
            if (media instanceof ObjectNode object) {
                object.put("content", "(picture)");
            }
        });
        return credential;
    }
}
