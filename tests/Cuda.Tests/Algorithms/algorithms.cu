// A kernel for each algorithm that works on a whole row: a team takes a row, one after another of a few.

#include <subsetgen/designs.cuh>
#include <subsetgen/partial_sums.cuh>
#include <subsetgen/scored_samples.cuh>
#include <subsetgen/shifted_row.cuh>
#include <subsetgen/subset_pairs.cuh>
#include <subsetgen/tilted_chain.cuh>
#include <subsetgen/top_k.cuh>

using namespace subsetgen;
using T = Computed;

// What lies between a team and its row.
struct Batch
{
    const void* First;
    const void* Second;
    const void* Third;
    void* Output;
    void* SecondOutput;
    unsigned char* Scratch;
    unsigned long long Seed;
    unsigned long long Call;
    double K;
    int Rows;
    int N;
    int Samples;
    int ScratchBytes;
    int SharedBytes;
    int OutputLength;
};

// The team's row.
struct Place
{
    Batch batch;
    int Index;
    Workspace& workspace;

    SUBSETGEN_DEVICE Items<T> Of(const void* tensor, T fill) const
    {
        Items<T> row(workspace, batch.N);
        InputRow<T>(static_cast<const Stored*>(tensor) + Index * batch.N, batch.N).CopyTo(row, fill);
        return row;
    }

    SUBSETGEN_DEVICE OutputRow<T> Output() const
    {
        return {static_cast<Stored*>(batch.Output) + Index * batch.OutputLength, batch.OutputLength};
    }

    SUBSETGEN_DEVICE void Write(const Items<T>& row, void* tensor) const
    {
        const OutputRow<T> output(static_cast<Stored*>(tensor) + Index * batch.N, batch.N);
        #pragma unroll
        for (int i = 0; i < V::End(batch.N); i += V::Count)
            V::StorePartial(V::Load(row, i), output, i);
    }

    // Of double precision whatever is stored.
    SUBSETGEN_DEVICE Span<double> Double(const void* tensor, int length) const
    {
        return {static_cast<double*>(const_cast<void*>(tensor)) + Index * length, length};
    }

    template <class Number>
    SUBSETGEN_DEVICE void Fill(Row<Number>& row) const
    {
        row.Length = batch.N;
        row.K = static_cast<Number>(batch.K);
        row.Index = Index;
        row.Key = {batch.Seed, batch.Call};
        row.Samples = batch.Samples;
    }
};

template <class Body>
SUBSETGEN_DEVICE void EachRow(const Batch& batch, Body body)
{
    SUBSETGEN_DYNAMIC_SHARED(shared);
    const int team = blockIdx.x * SUBSETGEN_TEAMS + V::TeamOfBlock();
    Workspace workspace(
        shared + V::TeamOfBlock() * batch.SharedBytes, batch.SharedBytes,
        batch.Scratch + static_cast<long long>(team) * batch.ScratchBytes, batch.ScratchBytes);
    for (int row = team; row < batch.Rows; row += gridDim.x * SUBSETGEN_TEAMS)
    {
        workspace.Reset();
        body(Place{batch, row, workspace});
    }
}

#define KERNEL(name, ...) \
    extern "C" __global__ void name(Batch given) \
    { \
        EachRow(given, [](const Place& place) \
        { \
            [[maybe_unused]] const Batch& batch = place.batch; \
            __VA_ARGS__ \
        }); \
    } \
    SUBSETGEN_EMULATED_ENTRY(name)

#define KERNEL_WITH_ORDER(name, ...) \
    KERNEL(name, \
        const Items<T> keys = place.Of(batch.First, -Infinity<T>()); \
        Items<T> order(place.workspace, batch.N); \
        Items<T> inOrder(place.workspace, batch.N); \
        RowOrder::Sort(keys, batch.N, batch.N, T(0), order, inOrder, place.workspace); \
        __VA_ARGS__)

#define KERNEL_OF_SUMS(name, ...) \
    KERNEL_WITH_ORDER(name, \
        Items<T> values(place.workspace, batch.N); \
        RowOrder::Gather(place.Of(batch.Second, T(0)), order, batch.N, values); \
        Items<T> sums(place.workspace, batch.N); \
        Items<T> remainders(place.workspace, batch.N); \
        __VA_ARGS__ \
        place.Write(sums, batch.Output); \
        place.Write(remainders, batch.SecondOutput);)

template <class Design>
SUBSETGEN_DEVICE void Draw(const Place& place)
{
    const Items<T> inclusion = place.Of(place.batch.First, T(0));
    Row<T> row(place.workspace);
    place.Fill(row);
    auto output = place.Output();
    Designs::Draw<Design>(inclusion, row.K, row, output);
}

KERNEL(Select, {
    const Items<T> x = place.Of(batch.First, -Infinity<T>());
    auto output = place.Output();
    TopKSelector::Select(x, batch.N, static_cast<int>(batch.K), output, place.workspace);
})

KERNEL(Number, {
    const Items<T> x = place.Of(batch.First, T(0));
    Items<T> numbers(place.workspace, batch.N);
    const int count = IndexOrder::Number(
        batch.N, [&](int i) { return V::Index(i) < batch.N && V::Load(x, i) > T(0); },
        [&](int i, bool isMarked, int number) { V::Store(isMarked ? T(number) : T(-1), numbers, i); });
    place.Write(numbers, batch.Output);
    OutputRow<T>(static_cast<Stored*>(batch.SecondOutput) + place.Index, 1).Put(0, T(count));
})

KERNEL(Pareto, {
    Draw<ParetoDesign<T>>(place);
})

KERNEL(AdjustedPareto, {
    Draw<AdjustedParetoDesign<T>>(place);
})

KERNEL(ScoreSamples, {
    const InputRow<T> samples(
        static_cast<const Stored*>(batch.First) + place.Index * batch.N * batch.Samples, batch.N * batch.Samples);
    const InputRow<T> losses(static_cast<const Stored*>(batch.Second) + place.Index * batch.Samples, batch.Samples);
    Items<T> result(place.workspace, batch.N);
    ScoredSamples::Sum(samples, losses, batch.N, result);
    place.Write(result, batch.Output);
})

#if SUBSETGEN_ITEMS == 0

KERNEL_WITH_ORDER(Sort, {
    for (int i = V::Lane(); i < batch.N; i += V::Count)
        static_cast<int*>(batch.Output)[place.Index * batch.N + i] = RowOrder::Indices(order)[i];
})

KERNEL_WITH_ORDER(Rank, {
    Items<T> ranks(place.workspace, batch.N);
    RowOrder::Rank(inOrder, batch.N, ranks);
    place.Write(ranks, batch.Output);
})

KERNEL(ItemAt, {
    const Items<T> values = place.Of(batch.Second, T(0));
    place.Output().Put(0, RowOrder::ItemAt(values, static_cast<int>(batch.K)));
})

KERNEL_OF_SUMS(Above, {
    PartialSums::Above(values, inOrder, batch.N, sums, remainders);
})

KERNEL_OF_SUMS(Below, {
    PartialSums::Below(values, inOrder, batch.N, sums, remainders);
})

KERNEL_OF_SUMS(BelowWithoutRemainders, {
    remainders.Fill(T(0));
    PartialSums::Below(values, inOrder, batch.N, sums, Span<T>());
})

KERNEL(Shift, {
    const InputRow<T> from(static_cast<const Stored*>(batch.First) + place.Index * batch.N, batch.N);
    Items<T> result(place.workspace, batch.N);
    ShiftedRow::Write(from, batch.N, static_cast<int>(batch.K), result);
    place.Write(result, batch.Output);
})

KERNEL(Pairs, {
    const OutputRow<T> samples(
        static_cast<Stored*>(const_cast<void*>(batch.First)) + place.Index * batch.N * batch.Samples, batch.N * batch.Samples);
    SubsetPairs::Write(samples, batch.N, place.Output());
})

KERNEL(Tilt, {
    const Items<T> u = place.Of(batch.First, -Infinity<T>());
    const Items<T> v = place.Of(batch.Second, T(0));
    place.Output().Put(0, TiltedChain::Tilt(u, v, batch.N, T(batch.K)));
})

KERNEL(LogOdds, {
    const Items<T> u = place.Of(batch.First, -Infinity<T>());
    const Items<T> v = place.Of(batch.Second, T(0));
    Items<T> logOdds(place.workspace, batch.N);
    TiltedChain::LogOdds(u, v, T(batch.K), batch.N, logOdds);
    place.Write(logOdds, batch.Output);
})

KERNEL(Marginals, {
    const Items<T> behindOut = place.Of(batch.First, T(0));
    const Items<T> behindIn = place.Of(batch.Second, T(0));
    Items<T> marginals(place.workspace, batch.N);
    TiltedChain::Marginals(behindOut, behindIn, batch.N, marginals);
    place.Write(marginals, batch.Output);
})

KERNEL(Systematic, {
    Draw<SystematicDesign<T>>(place);
})

KERNEL(Pivotal, {
    Draw<PivotalDesign<T>>(place);
})

KERNEL(Brewer, {
    Draw<BrewerDesign<T>>(place);
})

#if SUBSETGEN_TEAM <= 32

template <class Scan>
SUBSETGEN_DEVICE void Sample(const Place& place)
{
    const Batch& batch = place.batch;
    Row<double> row(place.workspace);
    place.Fill(row);
    const Span<double> p = place.Double(batch.First, batch.N);
    Scan scan;
    scan.Taken = p;
    scan.Left = place.Double(batch.Second, batch.N);
    Span<double> samples = place.Double(batch.Output, batch.N * batch.Samples);
    Scans::Sample(scan, batch.Third == nullptr ? Span<double>() : p, static_cast<int>(batch.K), row, samples);
}

KERNEL(Sampford, {
    Draw<SampfordDesign<T>>(place);
})

KERNEL(ConditionalPoisson, {
    Draw<ConditionalPoissonDesign<T>>(place);
})

// Paths that lead to the count with no weight are none.
struct LikelyPaths : PoissonPaths
{
    SUBSETGEN_DEVICE static double Least() { return 0; }
};

KERNEL(Paths, {
    Sample<PoissonPaths>(place);
})

KERNEL(PathsWithWeight, {
    Sample<LikelyPaths>(place);
})

KERNEL(MarkedPaths, {
    Sample<SampfordPaths>(place);
})

KERNEL(Weigh, {
    const Span<double> p = place.Double(batch.First, batch.N);
    const Span<double> q = place.Double(batch.Second, batch.N);
    const Span<double> weights = place.Double(batch.Output, 2 * batch.N);
    PoissonWeights scan{{{}, p, q}, weights.Slice(0, batch.N), weights.Slice(batch.N)};
    const double value = Scans::InsideOutside(
        scan, batch.Third == nullptr ? Span<double>() : p, batch.N, static_cast<int>(batch.K), place.workspace);
    place.Double(batch.SecondOutput, 1).PutItem(0, value);
})

#endif
#endif
