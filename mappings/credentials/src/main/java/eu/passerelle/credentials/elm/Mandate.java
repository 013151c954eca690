package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.elm.validation.EmbeddedFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mandate of an awarding body to the organisation whose seal stands under its credentials. Stands in each of them as
 * evidence.
 */
public final class Mandate {

    /** Largest document, in bytes: it is repeated in every credential, and Europass takes 5 MB in all. */
    public static final int MOST_BYTES = 512 * 1024;

    private final String statement;
    private final byte[] document;
    private final Optional<String> fileType;

    private Mandate(String statement, byte[] document, Optional<String> fileType) {
        this.statement = statement;
        this.document = document;
        this.fileType = fileType;
    }

    /** @param statement in words for everybody; null: the hub's own sentence */
    public static Mandate of(@Nullable String statement) {
        if (statement != null && statement.isBlank()) {
            throw new IllegalArgumentException("the statement of a mandate is blank: leave it out or fill it");
        }
        return new Mandate(
                statement == null ? Labels.in("en", "mandate.statement") : statement, new byte[0], Optional.empty());
    }

    /**
     * The same with the mandate itself.
     *
     * @param content of a PDF, PNG or JPEG file
     * @throws IllegalArgumentException where it is none of these, or larger than {@link #MOST_BYTES}
     */
    public Mandate with(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException("the document of a mandate has " + content.length + " bytes: at most "
                    + MOST_BYTES + " go into every credential");
        }
        EmbeddedFile type = EmbeddedFile.of(content)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the document of a mandate must be a whole PDF, PNG or JPEG file"));
        return new Mandate(statement, content.clone(), Optional.of(type.name()));
    }

    void write(NodeWriter json) {
        json.string("evidenceStatement", statement);
        json.array(
                "embeddedEvidence",
                fileType.stream().toList(),
                type -> json.node("MediaObject", "mediaObject")
                        .base64("content", document)
                        .concept("contentEncoding", CodeLists.BASE64)
                        .concept("contentType", CodeLists.FILE_TYPES.get(type))
                        .end());
    }
}
