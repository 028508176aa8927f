// Everything that the text of a layer uses.
#pragma once

#include <subsetgen/count_law.cuh>
#include <subsetgen/designs.cuh>
#include <subsetgen/exp.cuh>
#include <subsetgen/jobs.cuh>
#include <subsetgen/log.cuh>
#include <subsetgen/normal.cuh>
#include <subsetgen/partial_sums.cuh>
#include <subsetgen/pow.cuh>
#include <subsetgen/repeated.cuh>
#include <subsetgen/root_finder.cuh>
#include <subsetgen/row_math.cuh>
#include <subsetgen/row_order.cuh>
#include <subsetgen/scans.cuh>
#include <subsetgen/scored_samples.cuh>
#include <subsetgen/shifted_row.cuh>
#include <subsetgen/subset_pairs.cuh>
#include <subsetgen/sums.cuh>
#include <subsetgen/tilted_chain.cuh>
#include <subsetgen/top_k.cuh>
