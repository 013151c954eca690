package eu.passerelle.dashboard;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** Two texts compared line by line, as {@code diff -u} writes it. */
final class UnifiedDifference {

    private static final int LINES_AROUND = 3;

    private UnifiedDifference() {}

    /** Empty when the texts are the same. */
    static String of(String leftName, String left, String rightName, String right) {
        List<String> before = left.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                leftName,
                rightName,
                before,
                DiffUtils.diff(before, right.lines().toList()),
                LINES_AROUND);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
