// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

/**
 * A file that must be refused.
 *
 * @param content its bytes
 * @param message a part of what must be said about it
 */
record HostileFile(byte[] content, String message) { }
