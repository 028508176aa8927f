using System.Numerics;
using SubsetGen.Golden.Sides;

namespace SubsetGen.Golden.Tables;

/// <summary>The functions of a law.</summary>
internal static class LawTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static IReadOnlyList<LawFunction<T>> All { get; } =
    [
        new(
            "LogPartition",
            (law, on) =>
            {
                law.LogPartition(on.Logits, on.Value);
                law.LogPartitionVjp(on.Logits, on.GradValue, on.GradLogits);
            },
            (law, on) =>
            {
                law.LogPartition(on.Logits, on.Value, default);
                law.LogPartitionVjp(on.Logits, on.GradValue, on.GradLogits, default);
            }),
        new(
            "Entropy",
            (law, on) =>
            {
                law.Entropy(on.Logits, on.Value);
                law.EntropyVjp(on.Logits, on.GradValue, on.GradLogits);
            },
            (law, on) =>
            {
                law.Entropy(on.Logits, on.Value, default);
                law.EntropyVjp(on.Logits, on.GradValue, on.GradLogits, default);
            }),
        new(
            "KlToUniform",
            (law, on) =>
            {
                law.KlToUniform(on.Logits, on.Value);
                law.KlToUniformVjp(on.Logits, on.GradValue, on.GradLogits);
            },
            (law, on) =>
            {
                law.KlToUniform(on.Logits, on.Value, default);
                law.KlToUniformVjp(on.Logits, on.GradValue, on.GradLogits, default);
            }),
        new(
            "Kl",
            (law, on) =>
            {
                law.Kl(on.Logits, on.OtherLogits, on.Value);
                law.KlVjp(on.Logits, on.OtherLogits, on.GradValue, on.GradLogits, on.GradOtherLogits);
            },
            (law, on) =>
            {
                law.Kl(on.Logits, on.OtherLogits, on.Value, default);
                law.KlVjp(on.Logits, on.OtherLogits, on.GradValue, on.GradLogits, on.GradOtherLogits, default);
            }),
        new(
            "LogProbability",
            (law, on) =>
            {
                law.LogProbability(on.Logits, on.Subset, on.Value);
                law.LogProbabilityVjp(on.Logits, on.Subset, on.GradValue, on.GradLogits);
            },
            (law, on) =>
            {
                law.LogProbability(on.Logits, on.Subset, on.Value, default);
                law.LogProbabilityVjp(on.Logits, on.Subset, on.GradValue, on.GradLogits, default);
            }),
    ];
}
