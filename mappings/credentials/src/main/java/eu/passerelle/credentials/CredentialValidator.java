package eu.passerelle.credentials;

import java.util.List;

/** Judges what a renderer has written, strictly and before it is sealed. Thread-safe. */
public interface CredentialValidator {

    /** @return all that is wrong; empty for a valid document. Never throws on bad input */
    List<CredentialProblem> validate(byte[] content);
}
