package eu.passerelle.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.routes.ConnectedUniversity;
import eu.passerelle.simulators.WireTap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Reads one simulated source again and again, by turns with a bare parser on the same bytes, to tokens and to a tree. */
public final class ConnectorBench {

    private static final int MOST_WARMING = 40;
    /** Compiler threads' busy time by wall time. */
    private static final double WARM = 0.1;

    private static final long LEAST_ROUND = TimeUnit.MILLISECONDS.toNanos(300);

    private final String source;
    private final ConnectedUniversity<?> university;
    private final List<byte[]> bodies;
    private final int records;

    private ConnectorBench(String source, ConnectedUniversity<?> university, List<byte[]> bodies, int records) {
        this.source = source;
        this.university = university;
        this.bodies = bodies;
        this.records = records;
    }

    /**
     * Reads everything once, and once more to keep the bytes.
     *
     * @param source what it is called
     * @param wire at the simulated servers
     * @param files where a simulator drops files; directories in it are looked through
     */
    public static ConnectorBench of(String source, ConnectedUniversity<?> university, WireTap wire, Path files)
            throws IOException {
        List<byte[]> bodies = new ArrayList<>(dropped(files));
        // what a connector keeps for some minutes, as persons, is asked for in the first reading only
        read(university);
        wire.start();
        int records = read(university);
        bodies.addAll(wire.stop());
        if (records == 0 || bodies.isEmpty()) {
            throw new IllegalStateException(source + " gave no records");
        }
        return new ConnectorBench(source, university, bodies, records);
    }

    /** Files in directories; what lies beside them are rosters and keys. */
    private static List<byte[]> dropped(Path root) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Path within = root.relativize(file);
                if (within.getNameCount() > 1 && !within.startsWith("secrets")) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Looks, so that the source is the same in each round. */
    private static int read(ConnectedUniversity<?> university) {
        return read(university, university.connector().protocol());
    }

    private static <S> int read(ConnectedUniversity<S> university, String protocol) {
        int records = 0;
        Watermark since = Watermark.NONE;
        CompletionPage page;
        do {
            page = university.connector().look(university.sis(), since);
            records += page.size();
            since = page.next();
        } while (!page.last());
        if (records == 0) {
            throw new IllegalStateException(protocol + " gave no records");
        }
        return records;
    }

    /**
     * @param seconds of measured reading, after the JVM is warm: after at least as long again
     * @param scratch a file for the samples
     */
    public ConnectorFigures measure(int seconds, Path scratch) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        do {
            warm();
        } while (System.nanoTime() < end);
        List<Long> walls = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        List<Long> trees = new ArrayList<>();
        Map<ReadingSampling.Part, Long> nanos;
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ReadingSampling sampling = ReadingSampling.start()) {
            do {
                long start = System.nanoTime();
                same(read(university));
                walls.add(System.nanoTime() - start);
                trees.add(parse(BareTrees::parse));
                bare.add(parse(BareParsers::parse));
            } while (System.nanoTime() < end || walls.size() < 3);
            nanos = sampling.stop(scratch);
        }
        double all = (double) records * walls.size();
        return new ConnectorFigures(
                source,
                university.connector().protocol(),
                records,
                bodies.stream().mapToLong(body -> body.length).sum(),
                BareParsers.name(bodies),
                records * 1e9 / median(walls),
                nanos.getOrDefault(ReadingSampling.Part.CONNECTOR, 0L) / all,
                nanos.getOrDefault(ReadingSampling.Part.WIRE, 0L) / all,
                nanos.getOrDefault(ReadingSampling.Part.SIMULATOR, 0L) / all,
                median(bare) / records,
                median(trees) / records);
    }

    private void same(int read) {
        if (read != records) {
            throw new IllegalStateException(source + " gave " + read + " records after " + records);
        }
    }

    /**
     * Until the compiler has next to nothing to do. A round is also so much work of this process: where others have the
     * machine, little is done in the same time, and little would be compiled for that reason alone.
     */
    private void warm() {
        var compiler = ManagementFactory.getCompilationMXBean();
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 0; round < MOST_WARMING; round++) {
            long start = System.nanoTime();
            long worked = process.getProcessCpuTime();
            long compiling = compiler.getTotalCompilationTime();
            do {
                same(read(university));
                parse(BareTrees::parse);
                parse(BareParsers::parse);
            } while (System.nanoTime() - start < LEAST_ROUND || process.getProcessCpuTime() - worked < LEAST_ROUND);
            double busy = TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime() - compiling);
            if (busy / (System.nanoTime() - start) < WARM) {
                return;
            }
        }
    }

    /** @return nanoseconds of CPU time for all bodies once */
    private long parse(ToLongFunction<List<byte[]>> parser) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        if (parser.applyAsLong(bodies) <= 0) {
            throw new IllegalStateException("The bare parser saw nothing of " + source);
        }
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static double median(List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
