// Everything that the text of a layer uses.
#pragma once

#include <subsetgen/exp.cuh>
#include <subsetgen/jobs.cuh>
#include <subsetgen/log.cuh>
#include <subsetgen/normal.cuh>
#include <subsetgen/pow.cuh>
#include <subsetgen/repeated.cuh>
#include <subsetgen/root_finder.cuh>
#include <subsetgen/row_math.cuh>
#include <subsetgen/sums.cuh>
