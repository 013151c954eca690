@NullMarked
package eu.passerelle.connectors.roster;

import org.jspecify.annotations.NullMarked;
