package eu.passerelle.model;

import java.util.UUID;

/**
 * A written credential before or after sealing.
 *
 * @param format name of the format, for example {@code elm}
 * @param mediaType of {@code content}
 * @param content the whole document
 */
public record Credential(UUID id, String format, String mediaType, byte[] content) {

    @Override
    public String toString() {
        return "Credential[" + id + ", " + format + ", " + content.length + " bytes]";
    }
}
