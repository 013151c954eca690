package eu.passerelle.cli.bench;

/**
 * One connector at its simulated source.
 *
 * @param source the demo's university, or another way to read one
 * @param records results and rejected records of one reading of everything
 * @param bytes of the bodies or files of one reading
 * @param parser that went over the same bytes
 * @param overTheWire records a second of wall time, from the first request to the last record, the simulator included
 * @param connector nanoseconds of CPU time a record for parsing, mapping and making requests
 * @param wire nanoseconds a record for HTTP, TLS and SFTP on this side and, where they cannot be told apart, on the other
 * @param simulator nanoseconds a record of the other side
 * @param bare nanoseconds of CPU time a record of the bare parser, to tokens
 * @param tree the same, to a tree
 */
public record ConnectorFigures(
        String source,
        String protocol,
        int records,
        long bytes,
        String parser,
        double overTheWire,
        double connector,
        double wire,
        double simulator,
        double bare,
        double tree) {

    /** Records that the connector reads in one second of CPU time of its own. */
    public double connectorRate() {
        return 1e9 / connector;
    }

    public double bareRate() {
        return 1e9 / bare;
    }

    public double treeRate() {
        return 1e9 / tree;
    }

    /** The connector's throughput to the bare parser's on the same bytes. */
    public double ratio() {
        return bare / connector;
    }

    /** The same where the parser makes a tree, which nobody maps. */
    public double treeRatio() {
        return tree / connector;
    }
}
