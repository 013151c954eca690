package eu.passerelle.routes;

import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.routes.observe.Passage.Passed;
import java.util.function.Supplier;

/** What became of one transfer, and from when to when that was worked out, in {@link System#nanoTime}. */
record Timed(IssueOutcome outcome, long began, long ended) {

    /** @param before run before the time begins */
    static Timed by(Runnable before, Supplier<IssueOutcome> work) {
        before.run();
        long began = System.nanoTime();
        return new Timed(work.get(), began, System.nanoTime());
    }

    Passed passed(String university) {
        String word = switch (outcome) {
            case IssueOutcome.Issued issued -> "issued";
            case IssueOutcome.Declined declined -> "declined";
            case IssueOutcome.Referred referred -> "referred";
            case IssueOutcome.Failed failed -> failed.failure().retryAt() == null ? "failed" : "retry";
        };
        return new Passed(outcome.transfer(), university, word, began, ended);
    }
}
