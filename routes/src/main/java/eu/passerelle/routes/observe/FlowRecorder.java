package eu.passerelle.routes.observe;

import eu.passerelle.journal.FlowCounts.What;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Told by the three steps what went through them, a batch at a time, and tells metrics, traces and the counts of the
 * page. Nothing that goes wrong here ever reaches the flow.
 */
public final class FlowRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRecorder.class);
    /** As the Elastic Common Schema calls it. */
    private static final String TRACE = "trace.id";

    /** The batch that this thread, and those it starts, carry; only where traces are wanted. */
    private static final InheritableThreadLocal<@Nullable Passage> CARRIED = new InheritableThreadLocal<>();

    private final @Nullable FlowMeters meters;
    private final FlowTraces traces;
    private final RecentFlow recent;

    FlowRecorder(@Nullable FlowMeters meters, FlowTraces traces, RecentFlow recent) {
        this.meters = meters;
        this.traces = traces;
        this.recent = recent;
    }

    /** Where nobody watches: previews and tests. */
    public static FlowRecorder none() {
        return new FlowRecorder(null, FlowTraces.OFF, new RecentFlow());
    }

    /** A page of a university's SIS. */
    public Passage page(String university) {
        return begin(Step.SYNC, university, null);
    }

    /**
     * A work order.
     *
     * @param target of a delivery, else empty
     * @param sender traceparent of the batch that has sent it
     * @param sentMillis when it was sent, by the broker's header; null where that is not known
     */
    public Passage order(Step step, String target, @Nullable String sender, @Nullable Long sentMillis) {
        if (sentMillis != null) {
            count(into -> into.waited(step, target, System.currentTimeMillis() - sentMillis));
        }
        return begin(step, target, sender);
    }

    private Passage begin(Step step, String subject, @Nullable String sender) {
        Optional<SpanId> from = SpanId.of(sender);
        SpanId span = traces.begin(from.orElse(null));
        Passage passage = new Passage(this, step, subject, span, from.orElse(null));
        if (span != null) {
            CARRIED.set(passage);
            MDC.put(TRACE, span.trace());
        }
        return passage;
    }

    /** A run ended, or waits for its SIS. */
    public void run(String university, String state) {
        count(into -> into.run(university, state));
    }

    private void count(Consumer<FlowMeters> what) {
        if (meters == null) {
            return;
        }
        try {
            what.accept(meters);
        } catch (RuntimeException e) {
            LOG.warn("Something could not be counted: {}", e.getClass().getName());
        }
    }

    /** To be sent with the work orders of the batch that this thread carries; null where traces are not wanted. */
    public static @Nullable String traceparent() {
        Passage passage = CARRIED.get();
        SpanId span = passage == null ? null : passage.span();
        return span == null ? null : span.traceparent();
    }

    static void called(String name, int status, long nanoseconds) {
        Passage passage = CARRIED.get();
        if (passage != null) {
            passage.called(name, status, nanoseconds);
        }
    }

    void tell(Passage passage) {
        try {
            Map<Group, Long> groups = groups(passage);
            String target = passage.step() == Step.DELIVER ? passage.subject() : "";
            groups.forEach((group, n) ->
                    recent.add(new What(passage.step().word(), group.university(), target, group.outcome()), n));
            if (meters != null) {
                meters.tell(passage, groups);
            }
            traces.tell(passage);
        } catch (RuntimeException e) {
            LOG.warn("A batch could not be counted: {}", e.getClass().getName());
        } finally {
            if (passage.span() != null) {
                CARRIED.remove();
                MDC.remove(TRACE);
            }
        }
    }

    /** Transfers that became the same, of one university. */
    record Group(String university, String outcome) {}

    private static Map<Group, Long> groups(Passage passage) {
        Map<Group, Long> groups = new HashMap<>();
        for (Passage.Passed each : passage.passed()) {
            groups.merge(new Group(each.university(), each.outcome()), 1L, Long::sum);
        }
        passage.counted().forEach((outcome, n) -> groups.merge(new Group(passage.subject(), outcome), n, Long::sum));
        return groups;
    }
}
