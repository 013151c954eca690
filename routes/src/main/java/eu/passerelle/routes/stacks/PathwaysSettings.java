package eu.passerelle.routes.stacks;

/**
 * Awards stacks: what learners have completed at other universities of this hub, as the pathways in
 * {@code config/pathways} whose {@code awardedBy} names this university say. It has no SIS and no keys.
 */
public record PathwaysSettings() {}
