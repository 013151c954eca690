package eu.passerelle.cli;

/** What a command's exit code means. */
final class ExitCodes {

    static final int OK = 0;
    /** Something needs a person: failed steps, failed transfers. */
    static final int NEEDS_YOU = 1;
    /** The command line cannot be understood. */
    static final int USAGE = 2;
    /** The configuration cannot be used. */
    static final int CONFIGURATION = 3;
    /** The hub, a SIS or a target cannot be reached. */
    static final int UNREACHABLE = 4;

    private ExitCodes() {}
}
