package eu.passerelle.connectors;

import java.util.UUID;

/**
 * One document on its way to a SIS.
 *
 * @param id the same for all versions
 * @param version from 1; a higher one replaces all before it
 * @param ending of its file name, without a dot
 */
public record ReturnedDocument(UUID id, int version, String mediaType, String ending, byte[] content) {

    @Override
    public String toString() {
        return "ReturnedDocument[" + id + ", " + version + ", " + content.length + " bytes]";
    }
}
