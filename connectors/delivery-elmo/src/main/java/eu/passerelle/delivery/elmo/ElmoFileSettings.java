package eu.passerelle.delivery.elmo;

import java.nio.file.Path;

/**
 * {@code recognition.returns} with {@code protocol: elmo-file}.
 *
 * @param directory that the SIS takes files from; must exist; relative to the configuration directory
 */
public record ElmoFileSettings(Path directory) {}
