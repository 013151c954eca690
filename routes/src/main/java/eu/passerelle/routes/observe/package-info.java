/** What the hub tells of itself: metrics, traces, health, and how much flows. Reads the flow and never changes it. */
@NullMarked
package eu.passerelle.routes.observe;

import org.jspecify.annotations.NullMarked;
