package eu.passerelle.connectors;

import java.nio.file.Path;

/**
 * Where a university may push files to the hub, instead of the hub fetching them.
 *
 * @param directory that its connector reads
 * @param token that each upload must carry
 * @param maxBytes of one file
 */
public record UploadDoor(Path directory, Secret token, long maxBytes) {}
