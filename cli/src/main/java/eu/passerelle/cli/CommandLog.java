package eu.passerelle.cli;

import org.slf4j.LoggerFactory;

/**
 * Logging of the commands: warnings only and to standard error, so that {@code --json} on standard output is JSON. A hub
 * that is started later brings its own.
 */
final class CommandLog {

    /** On the class path. */
    static final String CONFIGURATION = "eu/passerelle/cli/commands-logback.xml";

    private static final String PROPERTY = "logback.configurationFile";

    private CommandLog() {}

    /** Must come before the first logger of this process. */
    static void toStandardError() {
        System.setProperty(PROPERTY, CONFIGURATION);
        LoggerFactory.getILoggerFactory();
        // Spring Boot would warn that it does not heed it
        System.clearProperty(PROPERTY);
    }
}
