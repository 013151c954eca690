package eu.passerelle.connectors;

/**
 * One step of {@code ./hub check}, run against the live system.
 *
 * @param name for example {@code credentials accepted}
 * @param detail what was seen, or when failed the repair, or when skipped the reason
 */
public record CheckStep(String name, Result result, String detail) {

    /** How a step ended. */
    public enum Result {
        OK,
        /** It works, but somebody should act: for some results, or before a day that is near. */
        WARNING,
        FAILED,
        /** Not tried, because what it needs is not there. */
        SKIPPED
    }

    public static CheckStep ok(String name, String seen) {
        return new CheckStep(name, Result.OK, seen);
    }

    public static CheckStep warning(String name, String seenAndRepair) {
        return new CheckStep(name, Result.WARNING, seenAndRepair);
    }

    public static CheckStep failed(String name, String repair) {
        return new CheckStep(name, Result.FAILED, repair);
    }

    public static CheckStep skipped(String name, String reason) {
        return new CheckStep(name, Result.SKIPPED, reason);
    }

    public boolean isFailed() {
        return result == Result.FAILED;
    }
}
