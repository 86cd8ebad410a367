// SPDX-License-Identifier: Apache-2.0

/**
 * Event files of TensorBoard. The libraries with its messages bring TensorFlow along; the few fields that scalars and pictures
 * need are written here, and the tests read them back with protobuf's own reader.
 */
package gpcis.trainer.tensorboard;
