package eu.passerelle.model;

/**
 * The natural key of a completion.
 *
 * @param university id of the university
 * @param sourceKey the SIS's own key of the result, unique within the university; never a personal number. A result whose
 *     key is longer than {@value #LONGEST} is rejected where it is handed over
 */
public record CompletionKey(String university, String sourceKey) {

    /** Characters of a source key that the hub keeps. */
    public static final int LONGEST = 300;

    public CompletionKey {
        if (university.isBlank() || sourceKey.isBlank()) {
            throw new IllegalArgumentException("a completion needs a university and a source key");
        }
    }
}
