// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

/**
 * A part that is running.
 *
 * @param kind what it is
 * @param name its name
 * @param bundle symbolic name of the bundle that publishes it
 * @param version that bundle's version
 */
public record RunningPart(PartKind kind, String name, String bundle, String version) { }
