package eu.passerelle.model;

/**
 * The natural key of a completion.
 *
 * @param university id of the university
 * @param sourceKey the SIS's own key of the result, unique within the university; never a personal number
 */
public record CompletionKey(String university, String sourceKey) {

    public CompletionKey {
        if (university.isBlank() || sourceKey.isBlank()) {
            throw new IllegalArgumentException("a completion needs a university and a source key");
        }
        if (sourceKey.length() > 300) {
            throw new IllegalArgumentException("a source key has at most 300 characters");
        }
    }
}
