package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The university of these tests, its mapping and a record that fits. */
final class Kaunas {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final University UNIVERSITY = new University(
            "kaunas",
            new Organisation(LocalizedText.of("en", "Kaunas University"), "LTU", null, "kaunas.example", null),
            List.of("lt", "en"),
            ZoneId.of("Europe/Vilnius"));

    static final String RECORD = """
            {"id": 4711, "kind": "result", "status": "G", "mark": "8,50", "points": "1.250,5", "day": "03.04.2026",
             "course": {"code": "MC-1", "names": [{"l": "lt-LT", "t": "Duomenys"}, {"l": "en-GB", "t": "Data"}]},
             "person": {"first": "Žydrūnė", "last": "Kazlauskaitė", "born": "01.02.1999", "no": "700001",
                        "mails": ["a@kaunas.example", "b@kaunas.example"]}}
            """;

    static final String MAPPING = """
            {"formats": {"decimal": ",", "grouping": ".", "dates": ["dd.MM.yyyy"]},
             "select": "kind = 'result'",
             "key": "$string(id)",
             "withdrawn": "status = 'W'",
             "learner": {"names": [{"given": "person.first", "family": "person.last"}],
                         "born": "person.born",
                         "identifiers": [{"kind": "LOCAL", "value": "person.no"},
                                         {"kind": "EMAIL", "value": "person.mails"}]},
             "completedOn": "day",
             "opportunityCode": "course.code",
             "title": {"*": "$merge(course.names.{l: t})"},
             "grade": {"raw": "mark", "scale": "'lt-1-10'", "outcome": "$code('outcome', status)"},
             "credits": {"value": "points"}}
            """;

    static final ValueMaps VALUES = ValueMaps.of("kaunas.values.csv", """
            map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source
            outcome,G,passed,,2026-06-30,R. Petrauskas,2026-01-10,Study regulations 12
            outcome,G,failed,2026-07-01,,R. Petrauskas,2026-06-10,Study regulations 14
            outcome,P,passed,,,,,not reviewed yet
            outcome,-,,,,R. Petrauskas,2026-01-10,no outcome
            """);

    private Kaunas() {}

    /** The mapping with some of its keys changed. */
    static RecordMapping mapping(Map<String, String> changes) {
        ObjectNode mapping = (ObjectNode) JSON.readTree(MAPPING);
        changes.forEach((key, json) -> mapping.set(key, JSON.readTree(json)));
        return JSON.treeToValue(mapping, RecordMapping.class);
    }

    /** The record with some of its keys changed; {@code null} removes one. */
    static RawRecord record(Map<String, String> changes) {
        ObjectNode record = (ObjectNode) JSON.readTree(RECORD);
        changes.forEach((key, json) -> record.set(key, JSON.readTree(json)));
        byte[] raw = record.toString().getBytes(StandardCharsets.UTF_8);
        return new RawRecord(
                RawRecord.fields(record), Map.of("file", "a.csv"), "all", new SourceRecord("application/json", raw));
    }

    static MappedRecord map(Map<String, String> mapping, Map<String, String> record) {
        return new RecordMapper(mapping(mapping), UNIVERSITY, VALUES).map(record(record));
    }

    static Completion completion(MappedRecord mapped) {
        if (mapped instanceof MappedRecord.Event(CompletionEvent.Reported reported)) {
            return reported.completion();
        }
        throw new AssertionError(
                mapped instanceof MappedRecord.Rejected(RejectedRecord rejected)
                        ? rejected.reason()
                        : mapped.toString());
    }

    static RejectedRecord rejected(MappedRecord mapped) {
        if (mapped instanceof MappedRecord.Rejected(RejectedRecord rejected)) {
            return rejected;
        }
        throw new AssertionError("not rejected: " + mapped);
    }
}
