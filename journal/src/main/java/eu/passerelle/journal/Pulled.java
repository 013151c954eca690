package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.Withdrawal;
import java.util.List;
import java.util.Set;

/**
 * One page as pulled from a SIS.
 *
 * @param watermark where to read on
 * @param last whether the run ends with this page
 * @param complete scopes the run has now answered in full
 * @param passedOver results that the source told of too and that are left to a whole run
 * @param grading grading tables that the source tells of this university
 */
public record Pulled(
        List<Result> results,
        List<Rejection> rejections,
        List<Withdrawal> withdrawals,
        String watermark,
        boolean last,
        Set<String> complete,
        int passedOver,
        List<GradeFrequencies> grading) {

    /** Without grading tables. */
    public Pulled(
            List<Result> results,
            List<Rejection> rejections,
            List<Withdrawal> withdrawals,
            String watermark,
            boolean last,
            Set<String> complete,
            int passedOver) {
        this(results, rejections, withdrawals, watermark, last, complete, passedOver, List.of());
    }

    /** A readable result and its raw record. */
    public record Result(Completion completion, String scope, Raw raw) {}

    /** An unreadable record, with what is wrong and what to do. */
    public record Rejection(String sourceKey, Raw raw, String reason) {}

    /** A source record. */
    public record Raw(String mediaType, byte[] content) {}
}
