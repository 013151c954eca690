package eu.passerelle.routes;

import eu.passerelle.dashboard.SetupDesk.Previewed;
import eu.passerelle.journal.ModelJson;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.recognition.RecognitionDecision;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A previewed record side by side, for people. */
final class Side {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 20_000;

    private Side() {}

    static Previewed by(Previewing.Preview preview) {
        String raw = new String(preview.raw().content(), StandardCharsets.UTF_8);
        Completion completion = preview.completion();
        RecognitionDecision decision = preview.decision();
        return new Previewed(
                preview.sourceKey(),
                preview.raw().mediaType(),
                raw.length() > LONGEST ? raw.substring(0, LONGEST) + " …" : raw,
                completion == null ? null : JSON.readTree(ModelJson.write(completion)),
                Trial.outcome(preview),
                decision == null ? null : told(decision),
                credential(preview.credential()),
                preview.problems());
    }

    private static String told(RecognitionDecision decision) {
        return switch (decision) {
            case RecognitionDecision.Recognised recognised -> String.join(", ", recognised.rules());
            case RecognitionDecision.Declined declined -> declined.rule() + ": " + declined.reason();
            case RecognitionDecision.Referred referred ->
                referred.rule() + ": " + referred.reason()
                        + (referred.missing().isEmpty() ? "" : " Missing: " + String.join(", ", referred.missing()));
        };
    }

    private static @Nullable JsonNode credential(@Nullable Credential credential) {
        if (credential == null) {
            return null;
        }
        JsonNode json = JSON.readTree(credential.content());
        json.findParents("contentEncoding").forEach(media -> {
            if (media instanceof ObjectNode object) {
                object.put("content", "(picture)");
            }
        });
        return json;
    }
}
