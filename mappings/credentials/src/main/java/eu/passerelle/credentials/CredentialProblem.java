package eu.passerelle.credentials;

/**
 * One reason why a document is not a valid credential.
 *
 * @param path JSON pointer (RFC 6901) to the place
 * @param rule short name of what was broken, for example {@code unknown-term}, {@code cardinality}
 * @param message what is wrong and what would be right; quotes terms and IRIs, never personal values
 */
public record CredentialProblem(String path, String rule, String message) {}
