package eu.passerelle.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Says by samples of CPU time how much of a reading is the connector's own work (parsing, mapping, making requests), how
 * much the wire's, and how much the simulator's on the other side of it. A stack with a frame of a simulator is its; each
 * other one belongs to its innermost known frame.
 */
final class ReadingSampling implements AutoCloseable {

    private static final String CPU_TIME = "jdk.CPUTimeSample";

    /** Who works. */
    enum Part {
        CONNECTOR("eu.passerelle.", "org.apache.cxf."),
        WIRE(
                "eu.passerelle.connectors.http.",
                "jdk.internal.net.http.",
                "java.net.http.",
                "sun.nio.ch.",
                "sun.security.ssl.",
                "org.apache.cxf.transport.",
                "org.apache.sshd."),
        SIMULATOR(
                "eu.passerelle.simulators.",
                "sun.net.httpserver.",
                "org.apache.sshd.server.",
                "org.apache.sshd.sftp.server."),
        BENCH("eu.passerelle.cli.");

        private final List<String> prefixes;

        Part(String... prefixes) {
            this.prefixes = List.of(prefixes);
        }
    }

    private final Recording recording = new Recording();

    private ReadingSampling() {
        recording.enable(CPU_TIME).with("throttle", "1ms");
        recording.start();
    }

    static ReadingSampling start() {
        StageSampling.deepStacks();
        return new ReadingSampling();
    }

    /** @return nanoseconds of CPU time by who used them; garbage collection and compiler are nobody's */
    Map<Part, Long> stop(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        Map<Part, Long> nanos = new EnumMap<>(Part.class);
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(CPU_TIME)) {
                    Part part = part(event);
                    nanos.merge(part, event.getDuration("samplingPeriod").toNanos(), Long::sum);
                }
            }
        }
        Files.delete(file);
        return nanos;
    }

    private static Part part(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return Part.BENCH;
        }
        Part innermost = null;
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            Part found = part(frame.getMethod().getType().getName());
            if (found == Part.SIMULATOR) {
                // its threads are its own, also where it reads with the hub's parsers
                return found;
            }
            innermost = innermost == null ? found : innermost;
        }
        return innermost == null ? Part.BENCH : innermost;
    }

    private static @Nullable Part part(String type) {
        Part found = null;
        int longest = 0;
        for (Part part : Part.values()) {
            for (String prefix : part.prefixes) {
                if (prefix.length() > longest && type.startsWith(prefix)) {
                    found = part;
                    longest = prefix.length();
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        recording.close();
    }
}
