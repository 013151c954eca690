/**
 * What can go wrong at a port. Whether it is worth trying again is in the type, and so is who must act. A "no" of the
 * domain (declined, referred) is a value and never one of these.
 */
@NullMarked
package eu.passerelle.connectors.failure;

import org.jspecify.annotations.NullMarked;
