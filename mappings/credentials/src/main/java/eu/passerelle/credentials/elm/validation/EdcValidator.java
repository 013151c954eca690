package eu.passerelle.credentials.elm.validation;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import java.util.List;

/**
 * The strict check that every European Digital Credential passes before it is sealed. It rejects what the official
 * SHACL shapes of the profile reject, and what they cannot see: unknown terms, codes that are in no list, contents
 * hidden behind a repeated id, pictures that are none. Thread-safe; no I/O, no RDF.
 */
public final class EdcValidator implements CredentialValidator {

    private final ProfilePack pack;
    private final JsonReader reader;

    private EdcValidator(ProfilePack pack) {
        this.pack = pack;
        this.reader = new JsonReader(
                pack.profile().limits().documentBytes(), pack.profile().limits().depth());
    }

    /** A validator of one profile; make it once and share it. */
    public static EdcValidator of(ProfilePack pack) {
        return new EdcValidator(pack);
    }

    /**
     * Checks a credential as JSON-LD text (the payload, before the seal).
     *
     * @param json any bytes; malformed ones are a problem, never an exception
     * @return all problems in the order of the document up to the limit of the pack; empty where the credential is valid
     */
    @Override
    public List<CredentialProblem> validate(byte[] json) {
        Findings findings = new Findings(pack.profile().limits().problems());
        reader.read(json, findings).ifPresent(document -> new DocumentCheck(pack, findings).check(document));
        return findings.problems();
    }
}
