package eu.passerelle.cli.bench;

import java.util.Map;

/**
 * One measured run.
 *
 * @param read new records that came in
 * @param delivered credentials that arrived in a wallet
 * @param used CPU and wall time from the request to the last delivery
 * @param stages nanoseconds of CPU time by stage
 * @param load of the machine at its end, others' work included
 */
public record Measurement(long read, long delivered, CpuClock.Reading used, Map<Stage, Double> stages, double load) {

    private static final double WARM = 0.1;

    public Measurement {
        stages = Map.copyOf(stages);
    }

    /** Compiler threads' busy time by wall time: 1 is one thread all the time. */
    public double compiling() {
        return used.compiler() / (double) used.at();
    }

    /** Whether the JVM had compiled nearly everything before: then the figures are those of a hub that has run a while. */
    public boolean warm() {
        return compiling() < WARM;
    }

    /** Credentials a second of wall time. */
    public double rate() {
        return delivered / used.seconds();
    }

    /** CPU time a credential, simulators and database included, in ms. */
    public double millis() {
        return millis(used.jvm() + used.database());
    }

    /** So many nanoseconds in all as ms a credential. */
    public double millis(double nanos) {
        return delivered == 0 ? 0 : nanos / 1e6 / delivered;
    }

    /** What no Java thread used: garbage collection and the compiler, in nanoseconds. */
    public double ofTheJvmItself() {
        return Math.max(
                0,
                used.jvm()
                        - stages.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum());
    }
}
