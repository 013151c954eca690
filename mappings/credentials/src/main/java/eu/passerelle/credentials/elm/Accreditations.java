package eu.passerelle.credentials.elm;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.Organisation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Writes accreditation records; each is the same in all credentials of a course and is written once. What it says is what
 * the accreditation check of Europass compares: awarding body by its identifier, period, qualification, levels, fields,
 * jurisdiction.
 */
final class Accreditations {

    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~&&[^\"<>\\\\^`{|}]]+");
    private static final String ID = "urn:epass:accreditation:evidence";

    private final Organisations organisations;
    private final Cache<Key, SerializableString> written = new Cache<>(2_000);

    /** @param limit what the record is limited to, by its code; null where it is not, or where that is said in words */
    private record Key(
            AccreditationRecord record,
            Organisation university,
            String code,
            @Nullable LearningOpportunity limit) {}

    Accreditations(Organisations organisations) {
        this.organisations = organisations;
    }

    SerializableString of(Rendering rendering, AccreditationRecord record) {
        LearningOpportunity opportunity = rendering.opportunity();
        // a diploma supplement has no node of the class Qualification: the shapes would ask everything of it, too
        boolean byNode = record.ofThisOpportunity() && !rendering.claim().supplement();
        return written.get(
                new Key(record, rendering.university().organisation(), opportunity.code(), byNode ? opportunity : null),
                this::write);
    }

    private SerializableString write(Key key) {
        AccreditationRecord record = key.record();
        Organisation agency = new Organisation(record.agency(), record.agencyCountry(), null, null, null);
        try (NodeWriter json = new NodeWriter(4_000)) {
            // the register's own IRI is what Europass looks a record up by
            json.nodeWithId("Accreditation", ADDRESS.matcher(record.id()).matches() ? record.id() : ID)
                    .text("title", "en", Labels.in("en", "accreditation") + " " + record.id())
                    .concept("dcType", CodeLists.ACCREDITATION_TYPES.get(record.kind()))
                    .raw("accreditingAgent", organisations.as(Organisations.Role.ACCREDITOR, agency, false))
                    .array(
                            "organisation",
                            List.of(key.university()),
                            university -> json.raw(organisations.as(
                                    Organisations.Role.UNIVERSITY,
                                    university,
                                    !record.countries().isEmpty())));
            json.array(
                    "identifier",
                    List.of(record.id()),
                    id -> json.nodeWithId("Identifier", ID + ":identifier")
                            .string("notation", id)
                            .string("schemeName", "Accreditation record")
                            .end());
            json.array(
                    "landingPage",
                    ADDRESS.matcher(record.source()).matches() ? List.of(record.source()) : List.of(),
                    url -> json.nodeWithId("WebResource", ID + ":source")
                            .string("contentURL", url)
                            .end());
            json.string("dateIssued", record.from() + "T00:00:00Z");
            if (record.until() != null) {
                json.string("expiryDate", record.until() + "T23:59:59Z");
            }
            writeLimits(json, key);
            return new SerializedString(new String(json.end().toBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void writeLimits(NodeWriter json, Key key) {
        AccreditationRecord record = key.record();
        json.concepts(
                "limitEQFLevel",
                record.levels().stream()
                        .map(level -> CodeLists.EQF_LEVELS.get(level.toString()))
                        .toList());
        json.concepts(
                "limitField",
                record.fields().stream().map(CodeLists.ISCED_F::get).toList());
        json.concepts(
                "limitJurisdiction",
                record.countries().stream().map(CodeLists::territory).toList());
        LearningOpportunity limit = key.limit();
        if (limit != null) {
            json.name("limitQualification")
                    .nodeWithId("Qualification", ID + ":qualification")
                    .text("title", limit.title());
            json.array(
                    "identifier",
                    List.of(limit.code()),
                    code -> json.nodeWithId("Identifier", ID + ":code")
                            .string("notation", code)
                            .string("schemeName", "Learning opportunity code of " + limit.university())
                            .end());
            json.end();
        } else if (record.ofThisOpportunity()) {
            json.array(
                    "additionalNote",
                    List.of(key.code()),
                    code -> json.nodeWithId("Note", ID + ":note")
                            .text("noteLiteral", "en", code)
                            .concept("subject", NoteHeadings.ACCREDITATION_LIMIT)
                            .end());
        }
    }
}
