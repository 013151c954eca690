package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.CompletionEvent.Reported;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.LearnerPage;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.apogee.ApogeeClient.Source;
import eu.passerelle.sis.apogee.ApogeeClient.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that Apogée says of one learner, from both sources, as one answer. */
final class LearnerReader {

    private static final String XML = "application/xml";
    private static final String CORRECT = "Correct the result in Apogée; the next run reads it again.";

    private final ApogeeClient client;
    private final RosterLearner learner;
    private final ResultMapper mapper;

    private final Map<String, ApogeeResult> chosen = new LinkedHashMap<>();
    private final Map<String, RejectedRecord> rejected = new LinkedHashMap<>();
    private int repetitions;

    LearnerReader(SisContext<ApogeeSettings> sis, ApogeeClient client, RosterLearner learner) {
        this.client = client;
        this.learner = learner;
        this.mapper = new ResultMapper(sis, learner);
    }

    /** @throws eu.passerelle.connectors.failure.HubException when Apogée cannot be reached or refuses us */
    LearnerPage read() {
        try {
            Set<Stage> stages = new LinkedHashSet<>();
            for (Source source : Source.values()) {
                items(client.degrees(learner.number(), source)).forEach(degree -> stages.addAll(stages(degree)));
            }
            for (Stage stage : stages) {
                for (Source source : Source.values()) {
                    for (XmlNode contract : items(client.contracts(learner.number(), stage, source))) {
                        SourceRecord raw = new SourceRecord(XML, contract.withoutChildren(""));
                        ApogeeResult.of(contract, raw, source).forEach(this::choose);
                    }
                }
            }
            return page();
        } catch (UnreadableReply e) {
            return LearnerPage.unreadable(
                    learner, new SourceRecord(XML, e.answer.raw()), e.answer.reason(), e.answer.repair());
        }
    }

    private static List<XmlNode> items(SoapAnswer answer) throws UnreadableReply {
        return switch (answer) {
            case SoapAnswer.Nothing nothing -> List.of();
            case SoapAnswer.Unreadable unreadable -> throw new UnreadableReply(unreadable);
            case SoapAnswer.Content content -> content.reply().children();
        };
    }

    private static List<Stage> stages(XmlNode degree) {
        List<Stage> stages = new ArrayList<>();
        for (XmlNode list : degree.children("etapes")) {
            for (XmlNode item : list.children("item")) {
                Optional<XmlNode> stage = item.child("etape");
                String year = item.text("codAnu").or(() -> degree.text("annee")).orElse("");
                String code = stage.flatMap(node -> node.text("codEtp")).orElse("");
                String version = stage.flatMap(node -> node.text("codVrsVet")).orElse("");
                if (!year.isEmpty() && !code.isEmpty()) {
                    stages.add(new Stage(year, code, version));
                }
            }
        }
        return stages;
    }

    /** One of several that speak of the same result: see {@link ApogeeResult#replaces}. */
    private void choose(ApogeeResult result) {
        String key = result.key(learner);
        ApogeeResult before = chosen.get(key);
        if (before == null) {
            chosen.put(key, result);
        } else if (result.contradicts(before)) {
            reject(
                    key + "#" + Sha256.key(result.raw().content()),
                    result.raw(),
                    "Repeated: Apogée holds another result of the same element, year and session with other content");
        } else {
            repetitions++;
            if (result.replaces(before)) {
                chosen.put(key, result);
            }
        }
    }

    private LearnerPage page() {
        List<Reported> events = new ArrayList<>();
        chosen.forEach((key, result) -> {
            try {
                Completion completion = mapper.completion(key, result, partOf(result));
                events.add(new Reported(completion, learner.scope(), result.raw()));
            } catch (MalformedRecord e) {
                reject(key, result.raw(), String.valueOf(e.getMessage()));
            }
        });
        return new LearnerPage(
                events, List.copyOf(rejected.values()), repetitions, rejected.isEmpty() ? learner.scope() : null);
    }

    private void reject(String key, SourceRecord raw, String reason) {
        rejected.put(key, new RejectedRecord(key, raw, reason, CORRECT));
    }

    /** The result of the element around it, of the same year: of the same session, else of the last one. */
    private @Nullable String partOf(ApogeeResult result) {
        String parent = result.parent().orElse(null);
        if (parent == null) {
            return null;
        }
        String same = ApogeeResult.key(learner, result.year(), parent, result.session());
        return chosen.containsKey(same)
                ? same
                : chosen.entrySet().stream()
                        .filter(other -> other.getValue().isOf(parent, result.year()))
                        .map(Map.Entry::getKey)
                        .max(String::compareTo)
                        .orElse(null);
    }

    private static final class UnreadableReply extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SoapAnswer.Unreadable answer;

        UnreadableReply(SoapAnswer.Unreadable answer) {
            super(answer.reason(), null, false, false);
            this.answer = answer;
        }
    }
}
