package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one learner: the cursus of each period, and the results below each. */
final class LearnerReader {

    private final SisContext<PegaseSettings> sis;
    private final PegaseService service;
    private final ResultMapper mapper;

    LearnerReader(SisContext<PegaseSettings> sis, PegaseService service) {
        this.sis = sis;
        this.service = service;
        this.mapper = new ResultMapper(sis.university().id(), sis.settings());
    }

    /**
     * What a learner's results came to.
     *
     * @param complete scopes that were answered and understood
     */
    record Read(List<CompletionEvent> events, List<RejectedRecord> rejected, Set<String> complete) {
        Read() {
            this(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        }
    }

    Read read(Enrolled learner) {
        Read read = new Read();
        for (JsonNode row : service.cursus(learner.code()).orElse(List.of())) {
            if (!sis.settings().reads(JsonFields.text(row.path("periode"), "code"))) {
                continue;
            }
            try {
                Cursus.of(row).ifPresent(cursus -> results(learner, cursus, read));
            } catch (Unreadable e) {
                byte[] raw = service.bytes(row);
                reject(read, "cursus:" + learner.hash() + ':' + Sha256.key(raw), raw, e);
            }
        }
        return read;
    }

    /** A path that is not known (404) says nothing; an empty list says that there is nothing. */
    private void results(Enrolled learner, Cursus cursus, Read read) {
        Optional<List<JsonRecord>> rows =
                service.results(cursus.structure(), cursus.period(), learner.code(), cursus.root());
        if (rows.isEmpty()) {
            return;
        }
        Set<String> told = new HashSet<>();
        boolean named = true;
        Map<String, JsonRecord> byPath = new LinkedHashMap<>();
        for (JsonRecord row : rows.get()) {
            String path = row.text(ElementFields.PATH);
            if (path == null) {
                named = false;
                String key = "chemin:" + Sha256.key(row.bytes());
                reject(
                        read,
                        key,
                        row.bytes(),
                        new Unreadable("it has no codeChemin", "Ask the university to look into it."));
            } else if (ResultMapper.isResult(row) && !mapper.isToldElsewhere(row, cursus)) {
                told.add(path);
                byPath.put(path, row);
            }
        }
        String scope = cursus.scope(learner);
        byPath.forEach((path, row) -> {
            String key = cursus.key(learner, path);
            try {
                Completion completion = completion(learner, cursus, key, row, above(path, told));
                read.events().add(new CompletionEvent.Reported(completion, scope, raw(row.bytes())));
            } catch (Unreadable e) {
                reject(read, key, row.bytes(), e);
            }
        });
        if (named) {
            read.complete().add(scope);
        }
    }

    private Completion completion(Enrolled learner, Cursus cursus, String key, JsonRecord row, @Nullable String above)
            throws Unreadable {
        return mapper.completion(
                row, key, learner.learner(), cursus, above == null ? null : cursus.key(learner, above));
    }

    /** The nearest ancestor that is a result itself; groups of elements never are. */
    private static @Nullable String above(String path, Set<String> told) {
        for (int end = path.lastIndexOf('>'); end > 0; end = path.lastIndexOf('>', end - 1)) {
            String ancestor = path.substring(0, end);
            if (told.contains(ancestor)) {
                return ancestor;
            }
        }
        return null;
    }

    private static void reject(Read read, String key, byte[] row, Unreadable why) {
        read.rejected()
                .add(new RejectedRecord(
                        key, raw(row), "A result of Pégase cannot be read: " + why.reason(), why.repair()));
    }

    private static SourceRecord raw(byte[] row) {
        return new SourceRecord("application/json", row);
    }
}
