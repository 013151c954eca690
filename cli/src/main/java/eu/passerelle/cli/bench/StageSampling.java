package eu.passerelle.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says by samples of the Flight Recorder which stage used the CPU, without a line of measuring in the stages. On Linux
 * with JDK 25 or newer the samples are of CPU time, native code included; elsewhere of running Java code only.
 */
public final class StageSampling implements AutoCloseable {

    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final String PERIOD = "10 ms";

    private final Recording recording = new Recording();
    private final boolean cpuTime;

    private StageSampling() {
        cpuTime = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .anyMatch(type -> type.getName().equals(CPU_TIME));
        if (cpuTime) {
            recording.enable(CPU_TIME).with("throttle", PERIOD.replace(" ", ""));
        } else {
            recording.enable(EXECUTION).with("period", PERIOD);
        }
        recording.enable("jdk.Compilation").withThreshold(Duration.ofMillis(100));
        recording.start();
    }

    public static StageSampling start() {
        deepStacks();
        return new StageSampling();
    }

    /** The recorder keeps the 64 innermost frames unless told otherwise before its first use; a decision table has more. */
    static void deepStacks() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "jfrConfigure",
                            new Object[] {new String[] {"stackdepth=256"}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM has no Flight Recorder; use a JDK", e);
        }
    }

    /**
     * Ends the sampling and shares out the CPU time.
     *
     * @param file where the recording is left for a closer look with {@code jfr} or JDK Mission Control
     * @param jvm nanoseconds of CPU time that the process used meanwhile
     * @return nanoseconds by stage; what is missing to {@code jvm} was used by garbage collection and compiler
     */
    public Map<Stage, Double> stop(Path file, long jvm) throws IOException {
        recording.stop();
        recording.dump(file);
        Map<Stage, Long> samples = new EnumMap<>(Stage.class);
        double sampled = 0;
        long count = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                String type = event.getEventType().getName();
                if (type.equals(CPU_TIME) || type.equals(EXECUTION)) {
                    samples.merge(stage(event.getStackTrace()), 1L, Long::sum);
                    Duration period = cpuTime ? event.getDuration("samplingPeriod") : Duration.ZERO;
                    sampled += period.toNanos();
                    count++;
                }
            }
        }
        // without periods all of the process's time is shared out
        double whole = cpuTime ? Math.min(sampled, jvm) : jvm;
        double each = count == 0 ? 0 : whole / count;
        Map<Stage, Double> nanos = new EnumMap<>(Stage.class);
        samples.forEach((stage, number) -> nanos.put(stage, number * each));
        return nanos;
    }

    private static Stage stage(@org.jspecify.annotations.Nullable RecordedStackTrace stack) {
        if (stack == null) {
            return Stage.OTHER;
        }
        for (RecordedFrame frame : stack.getFrames()) {
            Optional<Stage> stage = Stage.of(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
            if (stage.isPresent()) {
                return stage.get();
            }
        }
        return Stage.OTHER;
    }

    /** Whether the samples are of CPU time, native code included. */
    public boolean ofCpuTime() {
        return cpuTime;
    }

    @Override
    public void close() {
        recording.close();
    }
}
