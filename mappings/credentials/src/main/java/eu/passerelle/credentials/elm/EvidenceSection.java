package eu.passerelle.credentials.elm;

import eu.passerelle.model.AccreditationRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/**
 * {@code evidence}: the accreditation of the award and the mandate of the awarding body. Where a credential follows both
 * profiles, the shapes ask both things of each piece of evidence: each then repeats the accreditation and has a statement.
 */
final class EvidenceSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final EdcClaim claim;
    private final Accreditations accreditations;

    EvidenceSection(Rendering rendering, Accreditations accreditations) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.claim = rendering.claim();
        this.accreditations = accreditations;
    }

    void write(Profiles profiles) {
        AccreditationRecord record = claim.accreditation();
        Mandate mandate = claim.mandate();
        if (record == null && mandate == null) {
            return;
        }
        SerializableString accreditation = record == null ? null : accreditations.of(rendering, record);
        json.array("evidence", List.of(claim), ignored -> {
            if (record != null) {
                open(profiles.accredited().evidence(), accreditation);
                if (mandate != null) {
                    json.string(
                            "evidenceStatement",
                            Labels.in("en", "accreditation.statement") + ": " + record.id() + " (" + record.source()
                                    + ")");
                }
                json.end();
            }
            if (mandate != null) {
                open(profiles.mandated().evidence(), accreditation);
                mandate.write(json);
                json.end();
            }
        });
    }

    private void open(Concept kind, @Nullable SerializableString accreditation) {
        json.node("Evidence", "evidence").concept("dcType", kind);
        if (accreditation != null) {
            json.raw("accreditation", accreditation);
        }
    }
}
