package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.Learner;
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
            if (!sis.settings().reads(Fields.text(row.path("periode"), "code"))) {
                continue;
            }
            try {
                Cursus.of(row).ifPresent(cursus -> results(learner, cursus, read));
            } catch (Unreadable e) {
                reject(read, "cursus:" + learner.hash() + ':' + Hashes.of(service.bytes(row)), row, e);
            }
        }
        return read;
    }

    /** A path that is not known (404) says nothing; an empty list says that there is nothing. */
    private void results(Enrolled learner, Cursus cursus, Read read) {
        Optional<List<JsonNode>> rows =
                service.results(cursus.structure(), cursus.period(), learner.code(), cursus.root());
        if (rows.isEmpty()) {
            return;
        }
        Set<String> told = new HashSet<>();
        boolean named = true;
        Map<String, JsonNode> byPath = new LinkedHashMap<>();
        for (JsonNode row : rows.get()) {
            String path = Fields.text(row, "codeChemin");
            if (path == null) {
                named = false;
                String key = "chemin:" + Hashes.of(service.bytes(row));
                reject(read, key, row, new Unreadable("it has no codeChemin", "Ask the university to look into it."));
            } else if (ResultMapper.isResult(row) && !mapper.isToldElsewhere(row, cursus)) {
                told.add(path);
                byPath.put(path, row);
            }
        }
        byPath.forEach((path, row) -> result(learner, cursus, path, row, above(path, told), read));
        if (named) {
            read.complete().add(cursus.scope(learner));
        }
    }

    private void result(Enrolled learner, Cursus cursus, String path, JsonNode row, @Nullable String above, Read read) {
        String key = cursus.key(learner, path);
        try {
            Learner who = learner.learner(sis.university().organisation());
            String partOf = above == null ? null : cursus.key(learner, above);
            read.events()
                    .add(new CompletionEvent.Reported(
                            mapper.completion(row, key, who, cursus, partOf), cursus.scope(learner), raw(row)));
        } catch (Unreadable e) {
            reject(read, key, row, e);
        }
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

    private void reject(Read read, String key, JsonNode row, Unreadable why) {
        read.rejected()
                .add(new RejectedRecord(
                        key, raw(row), "A result of Pégase cannot be read: " + why.reason(), why.repair()));
    }

    private SourceRecord raw(JsonNode row) {
        return new SourceRecord("application/json", service.bytes(row));
    }
}
