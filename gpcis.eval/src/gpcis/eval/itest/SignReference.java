// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import java.math.BigDecimal;
import java.math.MathContext;

/** f̂_n = f_n − ε² (K_nn + ε²I)⁻¹ r in fifty decimal digits: what the formula says, rounding aside. */
final class SignReference {

    private static final MathContext DIGITS = new MathContext(50);

    private SignReference() { }

    /** By Gaussian elimination, without exchanging rows: the matrix is positive definite. */
    static double[] attained(double[] gram, double epsilonSquared, double[] values, double[] r) {
        int n = r.length;
        BigDecimal[][] a = new BigDecimal[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = new BigDecimal(gram[i * n + j]).add(new BigDecimal(i == j ? epsilonSquared : 0));
            }
            a[i][n] = new BigDecimal(r[i]);
        }
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                BigDecimal factor = a[i][k].divide(a[k][k], DIGITS);
                for (int j = k; j <= n; j++) {
                    a[i][j] = a[i][j].subtract(factor.multiply(a[k][j], DIGITS), DIGITS);
                }
            }
        }
        BigDecimal[] v = new BigDecimal[n];
        double[] attained = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            BigDecimal sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum = sum.subtract(a[i][j].multiply(v[j], DIGITS), DIGITS);
            }
            v[i] = sum.divide(a[i][i], DIGITS);
            attained[i] = new BigDecimal(values[i])
                    .subtract(new BigDecimal(epsilonSquared).multiply(v[i], DIGITS), DIGITS).doubleValue();
        }
        return attained;
    }
}
