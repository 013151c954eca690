@NullMarked
package eu.passerelle.connectors.http;

import org.jspecify.annotations.NullMarked;
