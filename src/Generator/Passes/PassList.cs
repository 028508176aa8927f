using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>What happens to a row program between the derivative rules and the renderer, in order.</summary>
internal static class PassList
{
    /// <summary>Only for rows whose spread allows it; see <see cref="Methods.Variant"/>.</summary>
    public static (string Name, Func<RowBuilder, RowProgram, RowProgram> Run) Weights { get; } =
        ("exponentials once", ExponentialsOnce.Run);

    /// <summary>Only where a row may choose among the programs of a step.</summary>
    public static (string Name, Func<RowBuilder, RowProgram, RowProgram> Run) Pairs { get; } = ("steps in pairs", StepsInPairs.Run);

    /// <summary>For every program; <see cref="Pairs"/> where they are wanted.</summary>
    public static IReadOnlyList<(string Name, Func<RowBuilder, RowProgram, RowProgram> Run)> All { get; } =
    [
        ("balanced steps", BalancedSteps.Run),
        Pairs,
        ("others from rest", InsideSteps.Also(OthersFromRest.Run)),
        ("heads of steps", HeadsOfSteps.Run),
        ("scalars out of rows", InsideSteps.Also(ScalarsOutOfRows.Run)),
        ("powers as products", InsideSteps.Also(PowersAsProducts.Run)),
        ("factors of terms", InsideSteps.Also(FactorsOfTerms.Run)),
        ("factors out of sums", InsideSteps.Also(FactorsOutOfSums.Run)),
        ("steps at once", StepsTogether.Run),
    ];

    public static RowProgram Run(RowProgram program, double? temperature, bool weights = false, bool pairs = true)
    {
        Verifier.Verify(program, "the derivative rules");
        var passes = All.Where(pass => pairs || pass != Pairs);
        foreach (var (name, pass) in weights ? passes.Prepend(Weights) : passes)
        {
            program = pass(new RowBuilder(temperature), program);
            Verifier.Verify(program, name);
        }

        return program;
    }
}
