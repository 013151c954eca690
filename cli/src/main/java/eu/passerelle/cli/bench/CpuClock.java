package eu.passerelle.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import eu.passerelle.database.EmbeddedDatabase;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** CPU time used so far: by this process (hub, broker and simulators), and by the PostgreSQL server it started. */
public final class CpuClock {

    private final OperatingSystemMXBean self = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Path database;

    /** @param database directory of the embedded database */
    public CpuClock(Path database) {
        this.database = database;
    }

    /**
     * @param jvm nanoseconds of this process
     * @param database nanoseconds of the server and its backends, in steps of 10 ms; backends that ended count no more
     * @param compiler nanoseconds that compiler threads were busy, waiting for a core included: near nothing when warm
     * @param collector nanoseconds of collections, likewise
     * @param at nanoseconds of wall time from some origin
     */
    public record Reading(long jvm, long database, long compiler, long collector, long at) {

        public Reading since(Reading earlier) {
            return new Reading(
                    jvm - earlier.jvm,
                    database - earlier.database,
                    compiler - earlier.compiler,
                    collector - earlier.collector,
                    at - earlier.at);
        }

        public double seconds() {
            return at / 1e9;
        }
    }

    public Reading read() {
        long server = EmbeddedDatabase.server(database).stream()
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
        long collector = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new Reading(
                self.getProcessCpuTime(),
                server,
                TimeUnit.MILLISECONDS.toNanos(
                        ManagementFactory.getCompilationMXBean().getTotalCompilationTime()),
                TimeUnit.MILLISECONDS.toNanos(collector),
                System.nanoTime());
    }

    /** Processes that waited for a core or had one, over the last minute; negative where the system does not say. */
    public double load() {
        return self.getSystemLoadAverage();
    }
}
