package eu.passerelle.journal;

import org.jspecify.annotations.Nullable;

/**
 * How transfers are to be tried again.
 *
 * @param target the only one to hand over to; null: all that do not have it
 * @param asThen with the configuration and the policy of when the record was pulled, instead of those of now
 * @param rate at most so many a second
 * @param stopAt percent of failures at which the job stops by itself
 * @param why in the words of who asks; kept, so without names and numbers of learners
 */
public record RetryOrder(
        RetryFrom from,
        @Nullable String target,
        boolean asThen,
        int rate,
        int stopAt,
        @Nullable String why) {

    public static final int USUAL_RATE = 50;
    public static final int HIGHEST_RATE = 1000;
    public static final int USUAL_STOP = 20;
    private static final int LONGEST = 1000;

    /** Where each failed, at the usual rate. */
    public static final RetryOrder USUAL = new RetryOrder(RetryFrom.FAILED, null, false, USUAL_RATE, USUAL_STOP, null);

    /** @throws IllegalArgumentException a combination that makes no sense; the message says why and what to do */
    public RetryOrder {
        if (target != null && from != RetryFrom.DELIVER) {
            throw new IllegalArgumentException("One target alone can only be handed what is sealed: with 'target' say"
                    + " from DELIVER. Reading or issuing anew concerns all targets.");
        }
        if (asThen && from != RetryFrom.READ && from != RetryFrom.ISSUE) {
            throw new IllegalArgumentException(
                    "The configuration of then is for READ and ISSUE. Handing over works with"
                            + " what was sealed then anyway, and with targets as they are now: they have no versions.");
        }
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException("The rate is 1 to " + HIGHEST_RATE + " a second, not " + rate + ".");
        }
        if (stopAt < 1 || stopAt > 100) {
            throw new IllegalArgumentException("It stops at 1 to 100 percent of failures, not at " + stopAt + ".");
        }
        if (why != null && why.length() > LONGEST) {
            throw new IllegalArgumentException("'why' has more than " + LONGEST + " characters.");
        }
    }

    /** For the journey of each transfer: who and how. */
    String told(String who) {
        String step = switch (from) {
            case FAILED -> "";
            case READ -> ", read again";
            case ISSUE -> ", judged and sealed anew";
            case DELIVER -> ", handed over again" + (target == null ? "" : " to " + target);
        };
        return "by " + who + step + (asThen ? " with the configuration of then" : "") + (why == null ? "" : ": " + why);
    }
}
