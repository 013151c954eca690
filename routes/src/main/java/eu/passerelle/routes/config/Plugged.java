package eu.passerelle.routes.config;

/**
 * A section whose keys belong to the module that its {@code protocol} names.
 *
 * @param settings that module's own settings record
 */
public record Plugged(String protocol, Object settings) {}
