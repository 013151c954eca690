@NullMarked
package eu.passerelle.connectors.json;

import org.jspecify.annotations.NullMarked;
