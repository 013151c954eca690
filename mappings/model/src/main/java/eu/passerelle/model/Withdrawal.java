package eu.passerelle.model;

/**
 * The university takes a completion back.
 *
 * @param reason in the words of the source or of the connector; never personal data
 */
public record Withdrawal(CompletionKey key, String reason) {}
