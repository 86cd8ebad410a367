#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# submit.sh eval|table ARGUMENTS: the workbench's command, measured by the cluster that spark-submit knows. Options of spark-submit's own,
# such as --master yarn --num-executors 8, stand in SPARK_OPTIONS.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
if [ ! -e "$here/gpcis/.complete" ]; then
  rm -rf "$here/gpcis" "$here/gpcis.part"
  mkdir "$here/gpcis.part"
  tar -C "$here/gpcis.part" -xzf "$here/gpcis.tar.gz"
  mv "$here/gpcis.part" "$here/gpcis"
fi
java="-XX:+IgnoreUnrecognizedVMOptions --add-exports=java.base/jdk.internal.module=ALL-UNNAMED --enable-native-access=ALL-UNNAMED"
java="$java --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dai.djl.offline=true"
# shellcheck disable=SC2086 # SPARK_OPTIONS is a list
exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" ${SPARK_OPTIONS:-} --class gpcis.eval.spark.SparkCommand \
  --archives "$here/gpcis.tar.gz#gpcis" --conf spark.gpcis.archive=gpcis --conf "spark.executor.extraJavaOptions=$java" \
  --driver-java-options "$java -Dgpcis.home=$here/gpcis -Dgpcis.spark.jar=$here/gpcis.eval.spark.jar" \
  "$here/gpcis.eval.spark.jar" "$@"
