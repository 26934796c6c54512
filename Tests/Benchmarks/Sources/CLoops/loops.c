#include "CLoops.h"

#include <math.h>

double c_relative_strength_index(const double *prices, size_t count, int period) {
  double gain = 0, loss = 0, value = 0;
  for (size_t i = 1; i < count; i++) {
    double change = prices[i] - prices[i - 1];
    double up = change > 0 ? change : 0, down = change < 0 ? -change : 0;
    if (i <= (size_t)period) {
      gain += up / period;
      loss += down / period;
    } else {
      gain = (gain * (period - 1) + up) / period;
      loss = (loss * (period - 1) + down) / period;
    }
    double sum = gain + loss;
    if (sum > 0) value = 100 * (gain / sum);
  }
  return value;
}

double c_exponential_average(const double *prices, size_t count, int period) {
  double factor = 2.0 / (period + 1), value = 0;
  for (size_t i = 0; i < count; i++) {
    if (i < (size_t)period) value += prices[i] / period;
    else value += (prices[i] - value) * factor;
  }
  return value;
}

double c_rolling_beta(const double *driver, const double *dependent, size_t count, int window) {
  double value = 0;
  for (size_t end = (size_t)window; end <= count; end++) {
    double mean_x = 0, mean_y = 0, xy = 0, xx = 0, yy = 0;
    for (size_t i = end - (size_t)window; i < end; i++) {
      mean_x += driver[i];
      mean_y += dependent[i];
    }
    mean_x /= window;
    mean_y /= window;
    for (size_t i = end - (size_t)window; i < end; i++) {
      double x = driver[i] - mean_x, y = dependent[i] - mean_y;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    if (xx > 0 && yy > 0) value = xy / xx + 1e-9 * (xy / (sqrt(xx) * sqrt(yy)));
  }
  return value;
}
